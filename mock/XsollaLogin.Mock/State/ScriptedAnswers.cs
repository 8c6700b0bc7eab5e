namespace XsollaLogin.Mock.State;

/// <summary>Answers that a tester wants next, by operation; taken in the order given.</summary>
internal sealed class ScriptedAnswers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<string>> _byOperation = [];
    private int _count;

    public const int Most = 10_000;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> All
    {
        get
        {
            lock (_gate) return _byOperation.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)[.. entry.Value]);
        }
    }

    /// <summary>How many wait.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Add(string operation, string example, int times)
    {
        lock (_gate)
        {
            _count += times;
            if (!_byOperation.TryGetValue(operation, out var answers)) _byOperation[operation] = answers = [];
            for (var i = 0; i < times; i++) answers.Enqueue(example);
        }
    }

    public string? Take(string operation)
    {
        if (Volatile.Read(ref _count) == 0) return null;
        lock (_gate)
        {
            if (!_byOperation.TryGetValue(operation, out var answers) || !answers.TryDequeue(out var example)) return null;
            _count--;
            return example;
        }
    }
}
