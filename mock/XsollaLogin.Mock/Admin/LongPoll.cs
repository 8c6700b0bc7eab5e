using System.Globalization;

namespace XsollaLogin.Mock.Admin;

/// <summary>How long a control call may be held.</summary>
internal static class LongPoll
{
    private const double Longest = 300;

    /// <param name="text">Seconds; null or empty: not at all.</param>
    public static TimeSpan WaitOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return TimeSpan.Zero;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= Longest
            ? TimeSpan.FromSeconds(seconds)
            : throw AdminRefusal.Invalid([$"wait must be seconds from 0 to {Longest}, not \"{text}\""]);
    }
}
