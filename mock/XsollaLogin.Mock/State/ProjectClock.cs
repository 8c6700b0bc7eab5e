namespace XsollaLogin.Mock.State;

/// <summary>The time of one project: the server's, moved forward by what a tester asked for.</summary>
internal sealed class ProjectClock(TimeProvider time)
{
    private readonly TimeProvider _time = time;
    private readonly Lock _gate = new();
    private readonly HashSet<Deadline> _deadlines = [];
    private long _aheadTicks;
    private bool _ended;

    public DateTimeOffset Now => _time.GetUtcNow() + Ahead;

    public TimeSpan Ahead => new(Volatile.Read(ref _aheadTicks));

    /// <summary>How many wait for a deadline: the long polls held now.</summary>
    public int CountWaiting()
    {
        lock (_gate) return _deadlines.Count;
    }

    /// <summary>Moves the project's time; deadlines that come to lie in the past are reached at once.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            Volatile.Write(ref _aheadTicks, _aheadTicks + by.Ticks);
            foreach (var deadline in _deadlines) deadline.Schedule();
        }
    }

    /// <summary>Ends every wait, now and from now on.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            foreach (var deadline in _deadlines) deadline.Reach();
        }
    }

    /// <summary>When the project's time has moved by <paramref name="after"/>, <paramref name="waiting"/> ends, unless the deadline is disposed before; no thread is held.</summary>
    /// <param name="waiting">Its continuations run asynchronously.</param>
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

    /// <summary>Kept small: a server holds ten thousand of them.</summary>
    internal sealed class Deadline : IDisposable
    {
        private readonly ProjectClock _clock;
        private readonly DateTimeOffset _then;
        private readonly TaskCompletionSource _waiting;
        private readonly ITimer _timer;

        /// <param name="then">By the project's time.</param>
        public Deadline(ProjectClock clock, DateTimeOffset then, TaskCompletionSource waiting)
        {
            (_clock, _then, _waiting) = (clock, then, waiting);
            _timer = clock._time.CreateTimer(static waiting => ((TaskCompletionSource)waiting!).TrySetResult(), waiting, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Reach() => _waiting.TrySetResult();

        public void Schedule()
        {
            var left = _then - _clock.Now;
            if (left <= TimeSpan.Zero) Reach();
            else _timer.Change(left, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (_clock._gate) _clock._deadlines.Remove(this);
            _timer.Dispose();
        }
    }
}
