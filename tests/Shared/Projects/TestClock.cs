using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace XsollaLogin.Tests.Projects;

/// <summary>A <see cref="FakeTimeProvider"/> that also signals when a given number of timers are pending.</summary>
/// <remarks>FakeTimeProvider does not show its timers: a test that advances it before the server waits for a deadline would hang.</remarks>
public sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CountedTimer, DateTimeOffset> _running = [];
    private readonly List<(int Count, TimeSpan Within, TaskCompletionSource Reached)> _waiting = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new CountedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until exactly this number of timers are pending; looks again when a timer starts or ends.</summary>
    /// <param name="within">Only timers that are due in this time count; null: all.</param>
    public async Task WaitForPendingTimersAsync(int count, TimeSpan? within = null)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var now = GetUtcNow();
        lock (_gate)
        {
            _waiting.Add((count, within ?? TimeSpan.MaxValue, reached));
            CompleteReached(now);
        }

        await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private ITimer CreateStopped(TimerCallback callback) => base.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <param name="dueTime">The time until the timer fires; null: it is not pending.</param>
    private void Count(CountedTimer timer, TimeSpan? dueTime)
    {
        // Not in the lock, because reading this clock can fire other timers.
        var now = GetUtcNow();
        lock (_gate)
        {
            if (dueTime is { } due) _running[timer] = now + due;
            else _running.Remove(timer);
            CompleteReached(now);
        }
    }

    private void CompleteReached(DateTimeOffset now)
    {
        foreach (var (_, _, reached) in _waiting.Where(waiting => waiting.Count == _running.Values.Count(due => due - now <= waiting.Within)))
            reached.SetResult();
        _waiting.RemoveAll(waiting => waiting.Reached.Task.IsCompleted);
    }

    private sealed class CountedTimer : ITimer
    {
        private readonly TestClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _timer;
        private bool _isPeriodic;

        public CountedTimer(TestClock clock, TimerCallback callback, object? state)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _timer = clock.CreateStopped(_ => Fire());
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _isPeriodic = period > TimeSpan.Zero;
            var isChanged = _timer.Change(dueTime, period);
            // A one-shot timer that is due at once has already fired.
            _clock.Count(this, isChanged && (dueTime > TimeSpan.Zero || (dueTime == TimeSpan.Zero && _isPeriodic)) ? dueTime : null);
            return isChanged;
        }

        public void Dispose()
        {
            _timer.Dispose();
            _clock.Count(this, dueTime: null);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            if (!_isPeriodic) _clock.Count(this, dueTime: null);
            _callback(_state);
        }
    }
}
