namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>Somebody whom no server knows. The domain is reserved for examples: no message arrives anywhere.</summary>
public sealed record Stranger(string Username, string Email, string Password)
{
    public static Stranger New()
    {
        var name = $"contract-check-{Guid.NewGuid():N}";
        return new Stranger(name, $"{name}@example.com", $"{Guid.NewGuid():N}");
    }
}
