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

    /// <summary>Advances the clock; deadlines that are then in the past are reached at once.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            Volatile.Write(ref _aheadTicks, _aheadTicks + by.Ticks);
            foreach (var deadline in _deadlines) deadline.Schedule();
        }
    }

    /// <summary>Reaches all deadlines, including future ones, at once.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            foreach (var deadline in _deadlines) deadline.Reach();
        }
    }

    /// <summary>Starts a deadline, which completes a task unless it is disposed before; it blocks no thread.</summary>
    /// <param name="after">The time until the deadline, by the project's clock.</param>
    /// <param name="waiting">The task to complete; its continuations must run asynchronously.</param>
    public Deadline In(TimeSpan after, TaskCompletionSource waiting)
    {
        var deadline = new Deadline(this, Now + after, waiting);
        lock (_gate)
        {
            _deadlines.Add(deadline);
            if (_ended) deadline.Reach();
            else deadline.Schedule();
        }

        return deadline;
    }

    /// <summary>A deadline by the project's clock. It is small, because a server can have ten thousand.</summary>
    internal sealed class Deadline : IDisposable
    {
        private readonly ProjectClock _clock;
        private readonly DateTimeOffset _then;
        private readonly TaskCompletionSource _waiting;
        private readonly ITimer _timer;

        /// <summary>Creates a deadline.</summary>
        /// <param name="then">The time of the deadline by the project's clock.</param>
        public Deadline(ProjectClock clock, DateTimeOffset then, TaskCompletionSource waiting)
        {
            (_clock, _then, _waiting) = (clock, then, waiting);
            _timer = clock._time.CreateTimer(
                static waiting => ((TaskCompletionSource)waiting!).TrySetResult(), waiting, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Reach() => _waiting.TrySetResult();

        public void Schedule()
        {
            var remaining = _then - _clock.Now;
            if (remaining <= TimeSpan.Zero) Reach();
            else _timer.Change(remaining, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (_clock._gate) _clock._deadlines.Remove(this);
            _timer.Dispose();
        }
    }
}
