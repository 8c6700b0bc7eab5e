using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Admin;

/// <summary>A request under <c>/__admin</c>.</summary>
internal sealed class AdminRequest(HttpContext context)
{
    public HttpContext Context => context;

    public string Method => context.Request.Method;

    /// <summary>The path after <c>/__admin/</c>, decoded, by segment.</summary>
    // The server has decoded all but the slash.
    public string[] Segments { get; } =
        [.. context.Request.Path.Value![AdminPath.Prefix.Length..].Split('/')
            .Select(segment => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))];

    /// <summary>Ends when the caller leaves.</summary>
    public CancellationToken Left => context.RequestAborted;

    /// <summary>A parameter of the query; null where it is absent or empty.</summary>
    public string? Query(string name) => context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <exception cref="AdminException">The body is not what the call takes.</exception>
    public async ValueTask<T> ReadAsync<T>(JsonTypeInfo<T> type)
    {
        using var body = await ReceivedBody.ReadAsync(context.Request, AdminException.LargestBody);
        if (body.State != BodyState.Complete) throw AdminException.Invalid([$"the body must arrive whole and be at most {AdminException.LargestBody} bytes long"]);
        if (JsonSyntax.ProblemInTexts(body.Bytes.Span) is { } problem) throw AdminException.Invalid([$"the JSON cannot be read: {problem}"]);
        try
        {
            return JsonSerializer.Deserialize(body.Bytes.Span, type) ?? throw AdminException.Invalid(["the body must not be null"]);
        }
        catch (JsonException e)
        {
            throw AdminException.Invalid([JsonProblem.Of(e)]);
        }
    }
}

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
