namespace XsollaLogin.Mock.State;

/// <summary>The scripted answers of a project. Answers of one operation are taken in the order given.</summary>
internal sealed class ScriptedAnswers(Lock gate)
{
    // One answer may be for as many calls.
    public const int Most = ScriptedAnswer.MostTimes;

    private readonly LinkedList<ScriptedAnswer> _waiting = [];
    private int _count;
    private int _forUsers;

    /// <summary>The number of calls that have a scripted answer.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether an answer is for the calls of one user only.</summary>
    public bool AnyForUsers => Volatile.Read(ref _forUsers) > 0;

    /// <summary>The answers in the order given, each with the number of calls that are left.</summary>
    public ScriptedAnswer[] All()
    {
        lock (gate) return [.. _waiting];
    }

    /// <summary>Adds all answers, or none if they are too many.</summary>
    public bool TryAdd(IReadOnlyCollection<ScriptedAnswer> answers)
    {
        var calls = answers.Sum(answer => (long)answer.Times);
        lock (gate)
        {
            if (_count + calls > Most) return false;
            foreach (var answer in answers) _waiting.AddLast(answer);
            _count += (int)calls;
            _forUsers += answers.Count(answer => answer.User is not null);
            return true;
        }
    }

    /// <summary>Takes the first answer for the caller and counts the call.</summary>
    /// <param name="caller">All names of the caller.</param>
    public ScriptedAnswer? Take(string operation, IReadOnlySet<string> caller)
    {
        lock (gate)
        {
            var next = _waiting.First;
            while (next is not null && !IsFor(next.Value, operation, caller)) next = next.Next;
            if (next is null) return null;
            var taken = next.Value;
            _count--;
            if (taken.Times > 1)
            {
                next.Value = taken with { Times = taken.Times - 1 };
                return taken;
            }

            _waiting.Remove(next);
            if (taken.User is not null) _forUsers--;
            return taken;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            _waiting.Clear();
            (_count, _forUsers) = (0, 0);
        }
    }

    private static bool IsFor(ScriptedAnswer answer, string operation, IReadOnlySet<string> caller) =>
        answer.Operation == operation && (answer.User is not { } user || caller.Contains(user));
}

internal sealed partial record ScriptedAnswer
{
    public TimeSpan Delay() => TimeSpan.FromMilliseconds(DelayMs ?? 0);
}
