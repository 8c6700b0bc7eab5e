namespace XsollaLogin.BlackBoxTests;

/// <summary>What a server did wrong. Where in these tests that was noticed tells nobody anything.</summary>
public sealed class ContractBrokenException(string message) : Exception(message)
{
    public override string? StackTrace => null;

    public override string ToString() => Message;
}
