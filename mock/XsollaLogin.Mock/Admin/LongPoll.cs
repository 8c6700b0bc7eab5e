using System.Globalization;

namespace XsollaLogin.Mock.Admin;

/// <summary>Holds an admin request until there is an answer, without blocking a thread.</summary>
internal static class LongPoll
{
    private const double Longest = 300;

    /// <summary>Reads the time to wait.</summary>
    /// <param name="text">The time in seconds, 0 to 300; null or empty: 0.</param>
    public static TimeSpan WaitOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return TimeSpan.Zero;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= Longest
            ? TimeSpan.FromSeconds(seconds)
            : throw AdminException.Invalid([$"wait must be seconds from 0 to {Longest}, not \"{text}\""]);
    }

    /// <summary>Reads a sequence number; null if there is no text.</summary>
    /// <param name="what">The description of a valid text, for the error.</param>
    public static long? NumberOf(string? text, string name, string what)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw AdminException.Invalid([$"{name} must be {what}, not \"{text}\""]);
    }

    /// <summary>Waits for an answer that is worth sending.</summary>
    /// <param name="look">Looks for an answer; it must find the project each time, because the project may have been replaced.</param>
    /// <param name="wait">The longest time to wait.</param>
    /// <returns>The first answer that is worth sending, or the current answer at the end of the wait.</returns>
    /// <exception cref="AdminException">The server stops.</exception>
    public static async ValueTask<T> HoldAsync<T>(Func<Look<T>> look, TimeSpan wait, TimeProvider time, AdminRequest request)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(request.Aborted, request.Stopping);
        var started = time.GetTimestamp();
        while (true)
        {
            var seen = look();
            var remaining = wait - time.GetElapsedTime(started);
            if (seen.IsWorthSending || remaining <= TimeSpan.Zero) return seen.Answer;
            // An empty answer would repeat a number that is wrong for the next server, whose messages and entries are numbered from 1 again.
            if (request.Stopping.IsCancellationRequested) throw AdminException.Stopping;
            // The next look decides whether the wait is over, so a timeout is not an error.
            await seen.Next.WaitAsync(seen.AtTheLatest < remaining ? seen.AtTheLatest.Value : remaining, time, end.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            request.Aborted.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>The result of one look for an answer.</summary>
/// <param name="Next">Completes when another look may find more.</param>
/// <param name="AtTheLatest">The time after which another look finds more; null: unknown.</param>
internal readonly record struct Look<T>(T Answer, bool IsWorthSending, Task Next, TimeSpan? AtTheLatest = null);
