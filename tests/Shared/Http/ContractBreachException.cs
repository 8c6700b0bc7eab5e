namespace XsollaLogin.Tests.Http;

/// <summary>An exchange broke the contract: which operation, which status, and each rule that was broken.</summary>
public sealed class ContractBreachException(string exchange, IReadOnlyList<string> faults)
    : Exception($"{exchange} breaks the contract:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", faults)}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
