namespace XsollaLogin.Tests.Worlds;

/// <summary>A clock that stands still until it is advanced; its timers fire then, in the order of their time.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private DateTimeOffset _now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        DateTimeOffset end;
        lock (_gate) end = _now + by;
        while (NextDue(end) is { } timer) timer.Fire();
        lock (_gate) _now = end;
    }

    /// <summary>Ends when so many timers run: that many deadlines are then being waited for.</summary>
    public Task TimersRun(int count)
    {
        lock (_gate)
        {
            if (_timers.Count == count) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task;
        }
    }

    private Timer? NextDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is not null) _now = next.Due > _now ? next.Due : _now;
            return next;
        }
    }

    private void Run(Timer timer, bool runs)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (runs) _timers.Add(timer);
            foreach (var (_, reached) in _waiting.Where(waiting => waiting.Count == _timers.Count)) reached.TrySetResult();
            _waiting.RemoveAll(waiting => waiting.Reached.Task.IsCompleted);
        }
    }

    private sealed class Timer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            if (dueTime >= TimeSpan.Zero) Due = time.GetUtcNow() + dueTime;
            time.Run(this, dueTime >= TimeSpan.Zero);
            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero) Due += _period;
            else time.Run(this, runs: false);
            callback(state);
        }

        public void Dispose() => time.Run(this, runs: false);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
