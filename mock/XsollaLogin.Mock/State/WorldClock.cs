namespace XsollaLogin.Mock.State;

/// <summary>The time of one world: the server's, moved forward by what a tester asked for.</summary>
internal sealed class WorldClock(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Deadline> _deadlines = [];
    private long _aheadTicks;
    private bool _ended;

    public DateTimeOffset Now => time.GetUtcNow() + Ahead;

    public TimeSpan Ahead => new(Volatile.Read(ref _aheadTicks));

    /// <summary>How many wait for a deadline: the long polls held now.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate) return _deadlines.Count;
        }
    }

    /// <summary>Moves the world's time; deadlines that come to lie in the past are reached at once.</summary>
    public void Advance(TimeSpan by)
    {
        Deadline[] pending;
        lock (_gate)
        {
            Volatile.Write(ref _aheadTicks, _aheadTicks + by.Ticks);
            pending = [.. _deadlines];
        }

        foreach (var deadline in pending) deadline.Reschedule(by);
    }

    /// <summary>Ends every wait, now and from now on.</summary>
    public void End()
    {
        Deadline[] pending;
        lock (_gate)
        {
            _ended = true;
            pending = [.. _deadlines];
        }

        foreach (var deadline in pending) deadline.Reach();
    }

    /// <summary>A task that ends when the world's time has moved by <paramref name="after"/>, without holding a thread.</summary>
    public Deadline In(TimeSpan after) => At(Now + after);

    /// <summary>A task that ends when the world's time is <paramref name="then"/>, without holding a thread.</summary>
    public Deadline At(DateTimeOffset then)
    {
        Deadline deadline;
        bool ended;
        lock (_gate)
        {
            deadline = new Deadline(this, time, then - Ahead);
            _deadlines.Add(deadline);
            ended = _ended;
        }

        if (ended) deadline.Reach();
        else deadline.Reschedule(TimeSpan.Zero);
        return deadline;
    }

    internal sealed class Deadline : IDisposable
    {
        private readonly WorldClock _clock;
        private readonly ITimer _timer;
        private readonly TimeProvider _time;
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _gate = new();
        private DateTimeOffset _due;

        /// <param name="due">By the server's time.</param>
        public Deadline(WorldClock clock, TimeProvider time, DateTimeOffset due)
        {
            (_clock, _time, _due) = (clock, time, due);
            _timer = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), _reached, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public Task Reached => _reached.Task;

        public void Reach() => _reached.TrySetResult();

        public void Reschedule(TimeSpan earlier)
        {
            lock (_gate)
            {
                _due -= earlier;
                var left = _due - _time.GetUtcNow();
                if (left <= TimeSpan.Zero) _reached.TrySetResult();
                else _timer.Change(left, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (_clock._gate) _clock._deadlines.Remove(this);
            _timer.Dispose();
        }
    }
}
