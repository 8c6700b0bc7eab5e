using System.Collections.Concurrent;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Coverage;

/// <summary>Counts the calls of operations and their documented answers.</summary>
internal sealed class ContractCoverage
{
    private ConcurrentDictionary<Operation, OperationCount> _counts = new();

    public void Call(Operation operation) => CountOf(operation).Call();

    /// <summary>Counts an answer.</summary>
    /// <param name="delivery">The delivery of the answer; an answer that a fault hid from the client is not counted.</param>
    public void Reach(Operation operation, Answer answer, Delivery? delivery)
    {
        if (delivery is null or { Fault: Fault.None }) CountOf(operation).Answer(answer);
    }

    /// <summary>Resets all counts; a parallel request counts before or after the reset.</summary>
    public void Clear() => Volatile.Write(ref _counts, new());

    public MockCoverage Report()
    {
        var counts = Volatile.Read(ref _counts);
        return new MockCoverage([.. LoginContract.Operations.Select(operation => counts.GetOrAdd(operation, MakeCount).Report())]);
    }

    private OperationCount CountOf(Operation operation) => Volatile.Read(ref _counts).GetOrAdd(operation, MakeCount);

    private static OperationCount MakeCount(Operation operation) => new(operation);
}

/// <summary>Counts the calls and the answers of one operation.</summary>
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

    /// <summary>Returns the index of the documented answer; -1 if there is none, or if several are possible.</summary>
    private int IndexOf(Answer answer)
    {
        for (var i = 0; i < operation.Answers.Length; i++)
        {
            if (answer.Name == operation.Answers[i].Name) return i;
        }

        return IndexOfLike(answer);
    }

    /// <summary>Finds the documented answer of a stub, which has no name, by status and error code.</summary>
    private int IndexOfLike(Answer answer)
    {
        var code = answer.ReadErrorCode();
        var alike = Enumerable.Range(0, operation.Answers.Length)
            .Where(i => operation.Answers[i].Status == answer.Status && operation.Answers[i].ReadErrorCode() == code).ToList();
        return alike is [var only] ? only : -1;
    }
}
