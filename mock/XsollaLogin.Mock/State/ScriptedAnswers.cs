namespace XsollaLogin.Mock.State;

/// <summary>Answers that a tester wants next; those of one operation are taken in the order given.</summary>
internal sealed class ScriptedAnswers
{
    public const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<ScriptedAnswer> _waiting = [];
    private int _count;
    private int _forUsers;

    /// <summary>For how many calls something waits.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether something waits for the calls of one user.</summary>
    public bool AnyForUsers => Volatile.Read(ref _forUsers) > 0;

    /// <summary>What waits, in the order given, each for how many calls still.</summary>
    public ScriptedAnswer[] All()
    {
        lock (_gate) return [.. _waiting];
    }

    /// <summary>All of them, or none where they are too many.</summary>
    public bool TryAdd(IReadOnlyCollection<ScriptedAnswer> answers)
    {
        var calls = answers.Sum(answer => (long)answer.Times);
        lock (_gate)
        {
            if (_count + calls > Most) return false;
            foreach (var answer in answers) _waiting.AddLast(answer);
            _count += (int)calls;
            _forUsers += answers.Count(answer => answer.User is not null);
            return true;
        }
    }

    /// <summary>The first that is for the caller, for one call less from now on.</summary>
    /// <param name="caller">All names of whoever calls.</param>
    public ScriptedAnswer? Take(string operation, IReadOnlySet<string> caller)
    {
        lock (_gate)
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
        lock (_gate)
        {
            _waiting.Clear();
            (_count, _forUsers) = (0, 0);
        }
    }

    private static bool IsFor(ScriptedAnswer answer, string operation, IReadOnlySet<string> caller) =>
        answer.Operation == operation && (answer.User is not { } user || caller.Contains(user));
}

/// <summary>What a tester wants an operation to do next: a documented answer, or a fault.</summary>
internal sealed record ScriptedAnswer
{
    public required string Operation { get; init; }

    /// <summary>The example that answers; null where there is a fault.</summary>
    public string? Example { get; init; }

    /// <summary>One of <see cref="ScriptedFault"/>; null where there is an example.</summary>
    public string? Fault { get; init; }

    /// <summary>For how many calls.</summary>
    public int Times { get; set; } = 1;

    /// <summary>Whose calls only: any name of theirs, in any case; null: everybody's.</summary>
    public string? User { get; init; }

    /// <summary>How much later the answer or the message comes.</summary>
    public int? DelayMs { get; init; }

    /// <summary>Null: what the contract says.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Of a server error.</summary>
    public int? Status { get; init; }

    public TimeSpan Delay() => TimeSpan.FromMilliseconds(DelayMs ?? 0);
}

/// <summary>What can go wrong with a call, by the name a tester gives it.</summary>
internal static class ScriptedFault
{
    /// <summary>The call has its effect; the connection is closed without an answer.</summary>
    public const string AnswerLost = "answer-lost";

    /// <summary>The call has its effect at once; the answer comes later, by the server's clock.</summary>
    public const string AnswerLate = "answer-late";

    /// <summary>Nothing happens; the client is told to come again later.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>Nothing happens; a gateway says that the server fails.</summary>
    public const string ServerError = "server-error";

    /// <summary>Nothing happens; the connection is reset.</summary>
    public const string ConnectionReset = "connection-reset";

    /// <summary>The long poll ends at once, as if its time were over.</summary>
    public const string EarlyDeadline = "early-deadline";

    /// <summary>The call has its effect and its answer at once; the message arrives later, by the project's clock.</summary>
    public const string LateCode = "late-code";

    public static readonly string[] All = [AnswerLost, AnswerLate, TooManyRequests, ServerError, ConnectionReset, EarlyDeadline, LateCode];
}
