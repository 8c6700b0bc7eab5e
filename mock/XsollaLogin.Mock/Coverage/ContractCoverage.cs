#pragma warning disable CA1822, IDE0060
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Coverage;

/// <summary>Which operations and which of their documented answers were reached.</summary>
internal sealed class ContractCoverage
{
    public void Reach(Operation operation, Answer answer)
    {
    }
}
