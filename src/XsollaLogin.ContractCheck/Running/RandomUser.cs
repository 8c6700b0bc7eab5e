namespace XsollaLogin.ContractCheck.Running;

/// <summary>A user that no server knows. The email domain is reserved for examples: no message reaches a person.</summary>
internal sealed record RandomUser(string Username, string Email, string Password)
{
    public static RandomUser New()
    {
        var name = $"contract-check-{Guid.NewGuid():N}";
        return new RandomUser(name, $"{name}@example.com", $"{Guid.NewGuid():N}");
    }
}
