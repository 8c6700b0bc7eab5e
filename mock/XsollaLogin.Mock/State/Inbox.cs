namespace XsollaLogin.Mock.State;

/// <summary>A message that the real server would have sent.</summary>
internal sealed record SentMessage
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    /// <summary>The channel: email or sms.</summary>
    public required string Channel { get; init; }

    /// <summary>The kind, one of <see cref="MessageKind"/>.</summary>
    public required string Kind { get; init; }

    public required string To { get; init; }

    public string? Code { get; init; }

    public string? Link { get; init; }

    /// <summary>The reason why a message with a code has no link; null if it has one.</summary>
    public string? NoLink { get; init; }

    public string? OperationId { get; init; }

    /// <summary>The <c>locale</c> of the request, which decides the language; null: there was none.</summary>
    public string? Locale { get; init; }

    /// <summary>The <c>email_template</c> of the request: the project that an email is sent for; null: there was none.</summary>
    public string? EmailTemplate { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The kinds of messages.</summary>
internal static class MessageKind
{
    public const string AccountConfirmation = "account-confirmation";
    public const string LoginCode = "login-code";
    public const string PasswordReset = "password-reset";
    public const string FieldConfirmation = "field-confirmation";

    public static readonly string[] All = [AccountConfirmation, LoginCode, PasswordReset, FieldConfirmation];
}

/// <summary>A message that has not arrived yet.</summary>
/// <param name="InSeconds">The time until it arrives, in seconds of the project's clock.</param>
internal sealed record LateMessage(SentMessage Message, double InSeconds)
{
    public const int LongestSeconds = ScriptedAnswer.MostDelayMs / 1000;
}

/// <summary>The messages of one project, oldest first; beyond the limit, the oldest are dropped.</summary>
/// <param name="first">The last number that is already used; the first message gets the next one.</param>
internal sealed class Inbox(ProjectClock clock, long first)
{
    public const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<Arrived> _messages = [];
    private readonly PriorityQueue<SentMessage, (DateTimeOffset Arrives, long Place)> _onTheWay = new();
    private TaskCompletionSource? _next;
    private long _last = first;
    private long _dropped;
    private long _late;

    /// <summary>The number of the last message that arrived.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>The number of messages that were dropped because the inbox was full.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>The number of messages that arrived.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                TakeArrived();
                return _messages.Count;
            }
        }
    }

    public void Put(SentMessage message)
    {
        lock (_gate)
        {
            TakeArrived();
            Take(message);
        }

        Wake();
    }

    /// <summary>Adds a message that arrives after the given time of the project's clock.</summary>
    public void PutLater(SentMessage message, TimeSpan after)
    {
        lock (_gate)
        {
            TakeArrived();
            if (_onTheWay.Count == Most)
            {
                _onTheWay.Dequeue();
                _dropped++;
            }

            _onTheWay.Enqueue(message, (clock.Now + after, _late++));
        }

        // The waiting requests may have to wait for a shorter time now.
        Wake();
    }

    /// <summary>Wakes all waiting requests, so that they look again.</summary>
    public void Wake()
    {
        TaskCompletionSource? next;
        lock (_gate) (next, _next) = (_next, null);
        next?.TrySetResult();
    }

    /// <summary>Returns the matching messages that arrived after a number.</summary>
    /// <param name="after">0: all messages.</param>
    public InboxSlice Find(Func<SentMessage, bool> which, long after = 0)
    {
        lock (_gate)
        {
            TakeArrived();
            var found = _messages.Where(message => message.Number > after && which(message.Message)).Select(message => message.Message);
            return Slice([.. found], Math.Max(after, _last));
        }
    }

    /// <summary>Returns the oldest matching message that was not taken before, and marks it as taken; it stays in the inbox.</summary>
    public InboxSlice TakeNext(Func<SentMessage, bool> which)
    {
        lock (_gate)
        {
            TakeArrived();
            var next = _messages.FirstOrDefault(message => !message.IsTaken && which(message.Message));
            next?.IsTaken = true;
            return Slice(next is null ? [] : [next.Message], _last);
        }
    }

    /// <summary>Removes the matching messages that arrived.</summary>
    public void Remove(Func<SentMessage, bool> which)
    {
        lock (_gate)
        {
            TakeArrived();
            Arrived[] kept = [.. _messages.Where(message => !which(message.Message))];
            _messages.Clear();
            foreach (var message in kept) _messages.Enqueue(message);
        }
    }

    /// <summary>Returns the messages that arrived, and those that have not arrived yet.</summary>
    public (IReadOnlyList<SentMessage> Here, IReadOnlyList<LateMessage> OnTheWay) All()
    {
        lock (_gate)
        {
            TakeArrived();
            var now = clock.Now;
            var late = _onTheWay.UnorderedItems.OrderBy(item => item.Priority)
                .Select(item => new LateMessage(item.Element, Math.Max(0, (item.Priority.Arrives - now).TotalSeconds)));
            return ([.. _messages.Select(message => message.Message)], [.. late]);
        }
    }

    /// <summary>The time at which the next delayed message arrives, by the project's clock; null if there is none.</summary>
    public DateTimeOffset? NextArrival
    {
        get
        {
            lock (_gate) return _onTheWay.TryPeek(out _, out var first) ? first.Arrives : null;
        }
    }

    private InboxSlice Slice(IReadOnlyList<SentMessage> messages, long last)
    {
        var next = (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        TimeSpan? arrival = _onTheWay.TryPeek(out _, out var first) ? TimeSpan.FromSeconds(Math.Max(0, (first.Arrives - clock.Now).TotalSeconds)) : null;
        return new InboxSlice(messages, last, next, arrival);
    }

    private void TakeArrived()
    {
        if (_onTheWay.Count == 0) return;
        var now = clock.Now;
        while (_onTheWay.TryPeek(out var message, out var next) && next.Arrives <= now)
        {
            _onTheWay.Dequeue();
            Take(message);
        }
    }

    private void Take(SentMessage message)
    {
        if (_messages.Count == Most)
        {
            _messages.Dequeue();
            _dropped++;
        }

        _messages.Enqueue(new Arrived(++_last, message));
    }

    private sealed class Arrived(long number, SentMessage message)
    {
        public long Number => number;

        public SentMessage Message => message;

        public bool IsTaken { get; set; }
    }
}

/// <summary>Some messages of an inbox.</summary>
/// <param name="Last">The number after which newer messages follow.</param>
/// <param name="Next">Completes when the next message comes, or the clock of the project is advanced.</param>
/// <param name="Arrival">The time until the next delayed message arrives; null if there is none.</param>
internal sealed record InboxSlice(IReadOnlyList<SentMessage> Messages, long Last, Task Next, TimeSpan? Arrival);
