using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.Admin;
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

/// <summary>The admin endpoints about coverage. A reset between two tests leaves it: it is the whole run's.</summary>
internal sealed class CoverageCalls(ContractCoverage coverage) : IAdminEndpoints
{
    public ValueTask<Answer?> AnswerAsync(AdminRequest call) => new((call.Method, call.Segments) switch
    {
        ("GET", ["coverage"]) => AdminAnswers.Json(CoverageReport.Of(coverage.Report()), CoverageJson.Default.CoverageReport),
        ("DELETE", ["coverage"]) => AdminAnswers.After(coverage.Clear),
        _ => null,
    });
}

internal sealed record CoverageReport(
    CoveredOf Operations, CoveredOf Answers, double Percent, IReadOnlyList<string> Missing, IReadOnlyList<CoveredOperation> Details)
{
    public static CoverageReport Of(MockCoverage coverage) => new(
        new(coverage.Operations.Count, coverage.OperationsReached),
        new(coverage.AnswersDeclared, coverage.AnswersReached),
        coverage.Percent,
        coverage.Missing,
        coverage.Operations);
}

internal sealed record CoveredOf(int Declared, int Reached);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CoverageReport))]
internal sealed partial class CoverageJson : JsonSerializerContext;
