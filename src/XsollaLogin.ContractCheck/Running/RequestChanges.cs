using XsollaLogin.ContractCheck.Http;

namespace XsollaLogin.ContractCheck.Running;

internal static class RequestChanges
{
    /// <summary>Sets a parameter, if the operation has it and the value is not null.</summary>
    public static void Set(this ExampleRequest request, string parameter, string? value)
    {
        if (value is not null && request.Operation.Parameters.SingleOrDefault(known => known.Name == parameter) is { } found) request.Parameters[found] = value;
    }

    /// <summary>Sets members of the body; those with a null value are left as they are.</summary>
    public static void SetInBody(this ExampleRequest request, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null) request.Body![name] = value;
        }
    }
}
