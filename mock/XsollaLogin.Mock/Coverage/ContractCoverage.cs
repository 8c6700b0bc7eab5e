using System.Collections.Concurrent;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

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

/// <summary>How often one operation was called, and how often it gave each of its answers.</summary>
internal sealed class OperationCount(Operation operation)
{
    private readonly long[] _answers = new long[operation.Answers.Length];
    private long _calls;

    public void Call() => Interlocked.Increment(ref _calls);

    public void Answer(Answer answer)
    {
        var index = IndexOf(answer);
        if (index >= 0) Interlocked.Increment(ref _answers[index]);
    }

    public CoveredOperation Report() => new(
        operation.Id,
        operation.Method,
        operation.Path,
        Interlocked.Read(ref _calls),
        [.. operation.Answers.Select((answer, i) => new CoveredAnswer(answer.Name, answer.Status, answer.ReadErrorCode(), Interlocked.Read(ref _answers[i])))]);

    /// <summary>The documented answer that this one is; below 0: none, or more than one might be meant.</summary>
    private int IndexOf(Answer answer)
    {
        for (var i = 0; i < operation.Answers.Length; i++)
        {
            if (answer.Name == operation.Answers[i].Name) return i;
        }

        return IndexOfLike(answer);
    }

    /// <summary>A tester's own body has no name, but a status and an error code.</summary>
    private int IndexOfLike(Answer answer)
    {
        var code = answer.ReadErrorCode();
        var alike = Enumerable.Range(0, operation.Answers.Length)
            .Where(i => operation.Answers[i].Status == answer.Status && operation.Answers[i].ReadErrorCode() == code).ToList();
        return alike is [var only] ? only : -1;
    }
}
