using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace XsollaLogin.UnitTests.Resilience;

/// <summary>A clock that tells the test the due time of each timer that starts.</summary>
internal sealed class TimerLog : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _started = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Log(dueTime);
        return new LoggedTimer(this, timer);
    }

    /// <summary>The due time of the next timer, in order of their start.</summary>
    public async Task<TimeSpan> NextAsync() => await _started.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private void Log(TimeSpan dueTime)
    {
        // An infinite time starts no timer, and a timer of zero fires at once.
        if (dueTime > TimeSpan.Zero) _started.Writer.TryWrite(dueTime);
    }

    private sealed class LoggedTimer(TimerLog log, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            log.Log(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
