namespace XsollaLogin.BlackBoxTests.Asking;

internal static class RequestChanges
{
    /// <summary>Sets a parameter, where there is such and a value for it.</summary>
    public static void Set(this ExampleRequest request, string parameter, string? value)
    {
        if (value is not null && request.Operation.Parameters.SingleOrDefault(known => known.Name == parameter) is { } found) request.Parameters[found] = value;
    }

    /// <summary>Sets members of the body; of those that are null none.</summary>
    public static void Give(this ExampleRequest request, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null) request.Body![name] = value;
        }
    }
}
