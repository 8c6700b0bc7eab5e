namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>How long one request may be matched, against all stubs: what a client sends must not occupy the mock. Begins with the first costly step. For one thread.</summary>
internal sealed class MatchingBudget
{
    /// <summary>Ordinary requests need microseconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // The time that computing takes, as that of a regular expression, passes also where the time of the mock is set by hand.
    private static readonly TimeProvider s_time = TimeProvider.System;

    private long? _began;

    /// <summary>To be called before each costly step.</summary>
    /// <exception cref="TimeoutException">It is spent: the pattern does not match.</exception>
    public void Check()
    {
        _began ??= s_time.GetTimestamp();
        if (s_time.GetElapsedTime(_began.Value) > Longest) throw new TimeoutException($"matching took longer than {Longest}");
    }
}
