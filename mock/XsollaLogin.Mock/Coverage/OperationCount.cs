using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.Mock.Coverage;

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
        var alike = Enumerable.Range(0, operation.Answers.Length).Where(i => operation.Answers[i].Status == answer.Status && operation.Answers[i].ReadErrorCode() == code).ToList();
        return alike is [var only] ? only : -1;
    }
}
