namespace XsollaLogin.ContractTests.Fuzz;

/// <summary>A clock that runs ten thousand times as fast, so that held requests end and secrets expire during a short run.</summary>
internal sealed class FastClock : TimeProvider
{
    private const int Speed = 10_000;

    private static readonly TimeSpan LeastDelay = TimeSpan.FromMilliseconds(1);

    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_started) * Speed);

    public override long GetTimestamp() => (System.GetTimestamp() - _started) * Speed;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Of(dueTime), Of(period)));

    private static TimeSpan Of(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : time / Speed is var fast && fast < LeastDelay ? LeastDelay : fast;

    private sealed class FastTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Of(dueTime), Of(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
