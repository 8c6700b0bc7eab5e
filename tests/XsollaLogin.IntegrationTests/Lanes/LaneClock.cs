using System.Diagnostics;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>The clock of a mock, which counts how often WireMock.Net had the mock read it.</summary>
/// <param name="time">The clock that is shown.</param>
internal sealed class LaneClock(TimeProvider time) : TimeProvider
{
    private int _readingsByWireMock;

    /// <summary>Grows only while requests pass through WireMock.Net: in the express lane it does not call the flows, which read the clock.</summary>
    public int ReadingsByWireMock => Volatile.Read(ref _readingsByWireMock);

    /// <summary>Without timers the mock fails at a call that it has to hold.</summary>
    public bool HasTimers { get; set; } = true;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        // The two lanes answer alike, so only the stack tells them apart from outside.
        if (new StackTrace().GetFrames().Any(IsOfWireMock)) Interlocked.Increment(ref _readingsByWireMock);
        return time.GetUtcNow();
    }

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        HasTimers ? time.CreateTimer(callback, state, dueTime, period) : throw new NotSupportedException("There are no timers.");

    private static bool IsOfWireMock(StackFrame frame) =>
        frame.GetMethod()?.DeclaringType?.Namespace?.Split('.')[0] == nameof(WireMock);
}
