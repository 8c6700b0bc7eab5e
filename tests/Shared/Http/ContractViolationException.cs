namespace XsollaLogin.Tests.Http;

/// <summary>A request or an answer violates the contract.</summary>
public sealed class ContractViolationException(string exchange, IReadOnlyList<string> violations)
    : Exception($"{exchange} violates the contract:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", violations)}")
{
    public IReadOnlyList<string> Violations { get; } = violations;
}
