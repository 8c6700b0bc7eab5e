namespace XsollaLogin.Mock.State;

/// <summary>The clock of one project: the server's clock, advanced by a tester.</summary>
internal sealed class ProjectClock(TimeProvider time)
{
    private readonly TimeProvider _time = time;
    private readonly Lock _gate = new();
    private readonly HashSet<Deadline> _deadlines = [];
    private long _aheadTicks;
    private bool _ended;

    public DateTimeOffset Now => _time.GetUtcNow() + Ahead;

    public TimeSpan Ahead => new(Volatile.Read(ref _aheadTicks));

    /// <summary>Returns the number of pending deadlines, one for each pending long poll.</summary>
    public int CountWaiting()
    {
        lock (_gate) return _deadlines.Count;
    }

    /// <summary>Returns the tasks that wait for a deadline, with its time by this clock.</summary>
    public IReadOnlyList<(TaskCompletionSource Completion, DateTimeOffset DueTime)> Pending()
    {
        lock (_gate) return [.. _deadlines.Select(deadline => (deadline.Completion, deadline.DueTime))];
    }

    /// <summary>Advances the clock; deadlines that are then in the past complete at once.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            Volatile.Write(ref _aheadTicks, _aheadTicks + by.Ticks);
            foreach (var deadline in _deadlines) deadline.Schedule();
        }
    }

    /// <summary>Completes all pending deadlines; later ones complete at once.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            foreach (var deadline in _deadlines) deadline.Complete();
        }
    }

    /// <summary>Starts a deadline that completes <paramref name="completion"/> unless it is disposed first. No thread is blocked.</summary>
    /// <param name="delay">The time until the deadline, by the project's clock.</param>
    /// <param name="completion">The task to complete; its continuations must run asynchronously.</param>
    public Deadline StartDeadline(TimeSpan delay, TaskCompletionSource completion)
    {
        var deadline = new Deadline(this, Now + delay, completion);
        lock (_gate)
        {
            _deadlines.Add(deadline);
            if (_ended) deadline.Complete();
            else deadline.Schedule();
        }

        return deadline;
    }

    /// <summary>A deadline by the project's clock. Kept small: a server can hold 10,000 deadlines (benchmark: <c>polls</c>).</summary>
    /// <param name="dueTime">The time of the deadline, by the project's clock.</param>
    internal sealed class Deadline(ProjectClock clock, DateTimeOffset dueTime, TaskCompletionSource completion) : IDisposable
    {
        private readonly ITimer _timer = clock._time.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), completion, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public TaskCompletionSource Completion => completion;

        public DateTimeOffset DueTime => dueTime;

        public void Complete() => completion.TrySetResult();

        public void Schedule()
        {
            var remaining = dueTime - clock.Now;
            if (remaining <= TimeSpan.Zero) Complete();
            else _timer.Change(remaining, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (clock._gate) clock._deadlines.Remove(this);
            _timer.Dispose();
        }
    }
}
