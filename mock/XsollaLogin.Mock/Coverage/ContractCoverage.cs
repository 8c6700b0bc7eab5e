using System.Collections.Frozen;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.Mock.Coverage;

/// <summary>Which operations and which of their documented answers were reached.</summary>
internal sealed class ContractCoverage
{
    private FrozenDictionary<Operation, OperationCount> _counts = None();

    public void Call(Operation operation) => Volatile.Read(ref _counts)[operation].Call();

    /// <param name="delivery">A fault hides the answer from the client: then only the operation was reached.</param>
    public void Reach(Operation operation, Answer answer, Delivery? delivery)
    {
        if (delivery is null or { Fault: Fault.None }) Volatile.Read(ref _counts)[operation].Answer(answer);
    }

    /// <summary>Counts anew; what is being counted meanwhile goes to the old count or to the new.</summary>
    public void Clear() => Volatile.Write(ref _counts, None());

    public MockCoverage Report()
    {
        var counts = Volatile.Read(ref _counts);
        return new MockCoverage([.. LoginContract.Operations.Select(operation => counts[operation].Report())]);
    }

    private static FrozenDictionary<Operation, OperationCount> None() => LoginContract.Operations.ToFrozenDictionary(operation => operation, operation => new OperationCount(operation));
}
