using System.Diagnostics;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>The clock of a mock, which counts the readings in requests through WireMock.Net.</summary>
/// <param name="time">The clock that is shown.</param>
internal sealed class LaneClock(TimeProvider time) : TimeProvider
{
    private int _readingsByWireMock;

    /// <summary>The number of readings with WireMock.Net on the stack; in the express lane it does not grow.</summary>
    public int ReadingsByWireMock => Volatile.Read(ref _readingsByWireMock);

    /// <summary>Without timers the mock fails at a call that it must hold.</summary>
    public bool HasTimers { get; set; } = true;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        // The two lanes give the same answers; only the stack distinguishes them.
        if (new StackTrace().GetFrames().Any(IsOfWireMock)) Interlocked.Increment(ref _readingsByWireMock);
        return time.GetUtcNow();
    }

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        HasTimers ? time.CreateTimer(callback, state, dueTime, period) : throw new NotSupportedException("There are no timers.");

    private static bool IsOfWireMock(StackFrame frame) =>
        frame.GetMethod()?.DeclaringType?.Namespace?.Split('.')[0] == nameof(WireMock);
}
