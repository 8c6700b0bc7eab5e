using System.Globalization;

namespace XsollaLogin.Mock.Admin;

/// <summary>Holds an admin request until there is something to answer; a task, not a thread.</summary>
internal static class LongPoll
{
    private const double Longest = 300;

    /// <param name="text">Seconds; null or empty: not at all.</param>
    public static TimeSpan WaitOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return TimeSpan.Zero;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= Longest
            ? TimeSpan.FromSeconds(seconds)
            : throw AdminException.Invalid([$"wait must be seconds from 0 to {Longest}, not \"{text}\""]);
    }

    /// <summary>The place in a sequence after which to answer; null where there is no text.</summary>
    /// <param name="what">What the text has to be.</param>
    public static long? PlaceOf(string? text, string name, string what)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : throw AdminException.Invalid([$"{name} must be {what}, not \"{text}\""]);
    }

    /// <param name="look">Looks for an answer. Called again each time, for the project may have been replaced meanwhile.</param>
    /// <param name="left">Ends when the caller leaves.</param>
    /// <returns>The first answer that is worth sending, or at the end of the wait the one that there is then.</returns>
    public static async ValueTask<T> HoldAsync<T>(Func<Look<T>> look, TimeSpan wait, TimeProvider time, CancellationToken left)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var seen = look();
            var remaining = wait - time.GetElapsedTime(started);
            if (seen.IsWorthSending || remaining <= TimeSpan.Zero) return seen.Answer;
            // Another look tells whether this was the end of the wait.
            await seen.Next.WaitAsync(seen.AtTheLatest < remaining ? seen.AtTheLatest.Value : remaining, time, left)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            left.ThrowIfCancellationRequested();
        }
    }
}

/// <param name="Next">Ends when another look may see more.</param>
/// <param name="AtTheLatest">After how long another look sees more; null: not by the passing of time.</param>
internal readonly record struct Look<T>(T Answer, bool IsWorthSending, Task Next, TimeSpan? AtTheLatest = null);
