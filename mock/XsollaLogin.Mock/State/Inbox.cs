namespace XsollaLogin.Mock.State;

/// <summary>The messages of one project, oldest first; beyond the limit, the oldest are dropped.</summary>
/// <param name="first">The last number that is already used; the first message gets the next one.</param>
internal sealed class Inbox(ProjectClock clock, long first, Lock gate, StateSize size)
{
    public const int Most = 1000;
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly Queue<Arrived> _messages = [];
    private readonly PriorityQueue<SentMessage, (DateTimeOffset Arrives, long Place)> _onTheWay = new();
    private TaskCompletionSource? _next;
    private long _last = first;
    private long _dropped;
    private long _late;
    private readonly StateSize _size = new(size);
    private bool _ended;

    /// <summary>The number of the last message that arrived.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>The number of messages that were dropped because the inbox was full.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>The number of messages that arrived.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                TakeArrived();
                return _messages.Count;
            }
        }
    }

    public void Put(SentMessage message)
    {
        lock (gate)
        {
            TakeArrived();
            Take(message);
        }

        Wake();
    }

    /// <summary>Adds a message that arrives after the given time of the project's clock.</summary>
    public void PutLater(SentMessage message, TimeSpan after)
    {
        lock (gate)
        {
            if (_ended) return;
            TakeArrived();
            while (_onTheWay.Count == Most || (_onTheWay.Count > 0 && _size.Bytes > MostBytes))
            {
                _size.Add(-_onTheWay.Dequeue().Measure());
                _dropped++;
            }

            _onTheWay.Enqueue(message, (clock.Now + after, _late++));
            _size.Add(message.Measure());
        }

        // The waiting requests may have to wait for a shorter time now.
        Wake();
    }

    /// <summary>Renumbers the messages; for an inbox without readers.</summary>
    /// <param name="first">The last number that is already used.</param>
    public void NumberAfter(long first)
    {
        lock (gate)
        {
            _last = first;
            foreach (var message in _messages) message.Number = ++_last;
        }
    }

    /// <summary>Takes no more messages, and wakes all waiting requests.</summary>
    /// <returns>The number of the last message.</returns>
    public long End()
    {
        lock (gate) _ended = true;
        Wake();
        return Last;
    }

    /// <summary>Wakes all waiting requests, so that they look again.</summary>
    public void Wake()
    {
        TaskCompletionSource? next;
        lock (gate) (next, _next) = (_next, null);
        next?.TrySetResult();
    }

    /// <summary>Returns the matching messages that arrived after a number.</summary>
    /// <param name="after">0: all messages.</param>
    /// <param name="limit">How many messages at most, the oldest first.</param>
    public InboxSlice Find(Func<SentMessage, bool> which, long after = 0, int limit = Most)
    {
        lock (gate)
        {
            TakeArrived();
            Arrived[] found = [.. _messages.Where(message => message.Number > after && which(message.Message)).Take(limit)];
            return Slice([.. found.Select(message => message.Message)], found.Length == limit ? found[^1].Number : Math.Max(after, _last));
        }
    }

    /// <summary>Returns the oldest matching message that was not taken before, and marks it as taken; it stays in the inbox.</summary>
    public InboxSlice TakeNext(Func<SentMessage, bool> which)
    {
        lock (gate)
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
        lock (gate)
        {
            TakeArrived();
            Arrived[] kept = [.. _messages.Where(message => !which(message.Message))];
            _size.Add(kept.Sum(message => message.Message.Measure()) - _messages.Sum(message => message.Message.Measure()));
            _messages.Clear();
            foreach (var message in kept) _messages.Enqueue(message);
        }
    }

    /// <summary>Returns the messages that arrived, and those that have not arrived yet.</summary>
    public (IReadOnlyList<SentMessage> Here, IReadOnlyList<LateMessage> OnTheWay) All()
    {
        lock (gate)
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
            lock (gate) return _onTheWay.TryPeek(out _, out var first) ? first.Arrives : null;
        }
    }

    private InboxSlice Slice(IReadOnlyList<SentMessage> messages, long last)
    {
        var next = _ended ? Task.CompletedTask : (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        TimeSpan? arrival = !_ended && _onTheWay.TryPeek(out _, out var first)
            ? TimeSpan.FromSeconds(Math.Max(0, (first.Arrives - clock.Now).TotalSeconds))
            : null;
        return new InboxSlice(messages, last, next, arrival);
    }

    private void TakeArrived()
    {
        if (_onTheWay.Count == 0 || _ended) return;
        var now = clock.Now;
        while (_onTheWay.TryPeek(out var message, out var next) && next.Arrives <= now)
        {
            _size.Add(-_onTheWay.Dequeue().Measure());
            Take(message);
        }
    }

    private void Take(SentMessage message)
    {
        // A later project with the same id continues with the last number.
        if (_ended) return;
        while (_messages.Count == Most || (_messages.Count > 0 && _size.Bytes > MostBytes))
        {
            _size.Add(-_messages.Dequeue().Message.Measure());
            _dropped++;
        }

        _messages.Enqueue(new Arrived(++_last, message));
        _size.Add(message.Measure());
    }

    private sealed class Arrived(long number, SentMessage message)
    {
        public long Number { get; set; } = number;

        public SentMessage Message => message;

        public bool IsTaken { get; set; }
    }
}

/// <summary>Some messages of an inbox.</summary>
/// <param name="Last">The number after which newer messages follow.</param>
/// <param name="Next">Completes when the next message comes, the clock of the project is advanced, or the project is replaced or dropped.</param>
/// <param name="Arrival">The time until the next delayed message arrives; null if none will.</param>
internal sealed record InboxSlice(IReadOnlyList<SentMessage> Messages, long Last, Task Next, TimeSpan? Arrival);
