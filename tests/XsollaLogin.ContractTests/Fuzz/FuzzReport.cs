using System.Collections.Concurrent;

namespace XsollaLogin.ContractTests.Fuzz;

/// <summary>The result of a run.</summary>
internal sealed class FuzzReport(int seed)
{
    private const int MostShown = 20;

    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentQueue<string> _problems = new();
    private int _failures;
    private int _hangs;
    private int _undeclared;

    public int Requests => _statuses.Values.Sum();

    public bool IsClean => _problems.IsEmpty;

    public void Answered(int status) => _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);

    public void Failed(string request, string answer)
    {
        Interlocked.Increment(ref _failures);
        _problems.Enqueue($"failed: {request}\n  {answer}");
    }

    public void Hung(string request)
    {
        Interlocked.Increment(ref _hangs);
        _problems.Enqueue($"hung or broken: {request}");
    }

    public void Undeclared(string request, string problem)
    {
        Interlocked.Increment(ref _undeclared);
        _problems.Enqueue($"outside the documents: {request}\n  {problem}");
    }

    public override string ToString() =>
        $"""
        seed {seed}: {Requests} requests, {_failures} failures (5xx), {_hangs} hangs, {_undeclared} answers outside the documents
        statuses: {string.Join(", ", _statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} × {pair.Value}"))}
        {string.Join('\n', _problems.Take(MostShown))}
        """;
}
