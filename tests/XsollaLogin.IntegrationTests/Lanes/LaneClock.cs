using System.Diagnostics;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>The clock of a mock. It counts how often the date and time is read in requests that go through WireMock.Net.</summary>
/// <param name="time">The clock whose time this one returns.</param>
internal sealed class LaneClock(TimeProvider time) : TimeProvider
{
    private int _readingsByWireMock;

    /// <summary>The number of readings with WireMock.Net on the stack; in the express lane it does not grow.</summary>
    public int ReadingsByWireMock => Volatile.Read(ref _readingsByWireMock);

    /// <summary>Whether timers can be created. If not, the mock fails when it must hold a call, such as a long poll.</summary>
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
