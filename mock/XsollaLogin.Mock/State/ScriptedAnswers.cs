namespace XsollaLogin.Mock.State;

/// <summary>Answers that a tester wants next, by operation; taken in the order given.</summary>
internal sealed class ScriptedAnswers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedList<Waiting>> _byOperation = [];
    private long _added;
    private int _count;
    private int _forUsers;

    public const int Most = 10_000;

    /// <summary>What waits, in the order given, each for how many calls still.</summary>
    public ScriptedAnswer[] All
    {
        get
        {
            lock (_gate)
            {
                return [.. _byOperation.Values.SelectMany(waiting => waiting).OrderBy(waiting => waiting.Place).Select(waiting => waiting.Answer with { Times = waiting.Left })];
            }
        }
    }

    /// <summary>For how many calls something waits.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether something waits for the calls of one user.</summary>
    public bool AnyForUsers => Volatile.Read(ref _forUsers) > 0;

    /// <summary>All of them, or none where they are too many.</summary>
    public bool TryAdd(IReadOnlyCollection<ScriptedAnswer> answers)
    {
        var calls = answers.Sum(answer => (long)answer.Times);
        lock (_gate)
        {
            if (_count + calls > Most) return false;
            foreach (var answer in answers)
            {
                if (!_byOperation.TryGetValue(answer.Operation, out var waiting)) _byOperation[answer.Operation] = waiting = [];
                waiting.AddLast(new Waiting(answer, _added++));
                if (answer.User is not null) _forUsers++;
            }

            _count += (int)calls;
            return true;
        }
    }

    /// <summary>The first that is for the caller, for one call less from now on.</summary>
    /// <param name="caller">All names of whoever calls.</param>
    public ScriptedAnswer? Take(string operation, IReadOnlySet<string> caller)
    {
        lock (_gate)
        {
            if (!_byOperation.TryGetValue(operation, out var waiting)) return null;
            var next = waiting.First;
            while (next is { Value.Answer.User: { } user } && !caller.Contains(user)) next = next.Next;
            if (next is null) return null;
            _count--;
            if (--next.Value.Left == 0)
            {
                waiting.Remove(next);
                if (next.Value.Answer.User is not null) _forUsers--;
            }

            return next.Value.Answer;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _byOperation.Clear();
            (_count, _forUsers) = (0, 0);
        }
    }

    private sealed class Waiting(ScriptedAnswer answer, long place)
    {
        public ScriptedAnswer Answer => answer;

        public long Place => place;

        public int Left { get; set; } = answer.Times;
    }
}
