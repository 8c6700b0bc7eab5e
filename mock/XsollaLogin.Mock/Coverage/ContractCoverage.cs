using System.Collections.Concurrent;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.Mock.Coverage;

/// <summary>Which operations and which of their documented answers were reached.</summary>
internal sealed class ContractCoverage
{
    private ConcurrentDictionary<Operation, OperationCount> _counts = new();

    public void Call(Operation operation) => CountOf(operation).Call();

    /// <param name="delivery">A fault hides the answer from the client: then only the operation was reached.</param>
    public void Reach(Operation operation, Answer answer, Delivery? delivery)
    {
        if (delivery is null or { Fault: Fault.None }) CountOf(operation).Answer(answer);
    }

    /// <summary>Counts anew; what is being counted meanwhile goes to the old count or to the new.</summary>
    public void Clear() => Volatile.Write(ref _counts, new());

    public MockCoverage Report()
    {
        var counts = Volatile.Read(ref _counts);
        return new MockCoverage([.. LoginContract.Operations.Select(operation => counts.GetOrAdd(operation, MakeCount).Report())]);
    }

    private OperationCount CountOf(Operation operation) => Volatile.Read(ref _counts).GetOrAdd(operation, MakeCount);

    private static OperationCount MakeCount(Operation operation) => new(operation);
}
