namespace XsollaLogin.Mock.State;

/// <summary>A message that the real server would have sent.</summary>
internal sealed record Message
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    /// <summary>email or sms.</summary>
    public required string Channel { get; init; }

    /// <summary>account-confirmation, login-code, password-reset or field-confirmation.</summary>
    public required string Kind { get; init; }

    public required string To { get; init; }

    public string? Code { get; init; }

    public string? Link { get; init; }

    public string? OperationId { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A message on its way.</summary>
/// <param name="InSeconds">After how long it arrives, by the project's clock.</param>
internal sealed record LateMessage(Message Message, double InSeconds)
{
    public const int LongestSeconds = ScriptedAnswer.MostDelayMs / 1000;
}

/// <summary>The messages of one project, oldest first. Beyond its size the oldest go.</summary>
internal sealed class Inbox(ProjectClock clock)
{
    public const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<Message> _messages = [];
    private readonly PriorityQueue<Message, (DateTimeOffset Arrives, long Place)> _onTheWay = new();
    private TaskCompletionSource? _next;
    private long _dropped;
    private long _late;

    /// <summary>How many messages went because newer ones came.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    public void Put(Message message)
    {
        lock (_gate)
        {
            TakeArrived();
            Take(message);
        }

        Wake();
    }

    /// <summary>Whoever looks finds the message when the project's time has moved by <paramref name="after"/>.</summary>
    public void PutLater(Message message, TimeSpan after)
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

        // They may have to wait less long now.
        Wake();
    }

    /// <summary>Lets whoever waits look again.</summary>
    public void Wake()
    {
        TaskCompletionSource? next;
        lock (_gate) (next, _next) = (_next, null);
        next?.TrySetResult();
    }

    /// <param name="next">Ends when the next message comes, or the project's time is moved.</param>
    /// <param name="arrival">After how long a message arrives that is on its way; null where none is.</param>
    public IReadOnlyList<Message> Find(Func<Message, bool> which, out Task next, out TimeSpan? arrival)
    {
        lock (_gate)
        {
            TakeArrived();
            next = (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            arrival = _onTheWay.TryPeek(out _, out var first) ? TimeSpan.FromSeconds(Math.Max(0, (first.Arrives - clock.Now).TotalSeconds)) : null;
            return [.. _messages.Where(which)];
        }
    }

    /// <summary>Each message in one of the two.</summary>
    public (IReadOnlyList<Message> Here, IReadOnlyList<LateMessage> OnTheWay) All()
    {
        lock (_gate)
        {
            TakeArrived();
            var now = clock.Now;
            var late = _onTheWay.UnorderedItems.OrderBy(item => item.Priority)
                .Select(item => new LateMessage(item.Element, Math.Max(0, (item.Priority.Arrives - now).TotalSeconds)));
            return ([.. _messages], [.. late]);
        }
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

    private void Take(Message message)
    {
        if (_messages.Count == Most)
        {
            _messages.Dequeue();
            _dropped++;
        }

        _messages.Enqueue(message);
    }
}
