using System.Net.Http.Headers;

namespace XsollaLogin.Client;

/// <summary>What the headers of a response say about its error.</summary>
/// <param name="RetryAfter">The time to wait before the next attempt.</param>
/// <param name="RequestId">The ID of the request in traces.</param>
/// <param name="RequiresCaptcha">Whether the next attempt requires a captcha.</param>
internal readonly record struct ErrorHeaders(TimeSpan? RetryAfter, string? RequestId, bool RequiresCaptcha)
{
    private const string CaptchaEnabled = "x-captcha-enabled";

    // Not in the contract; a proxy or gateway may add it.
    private const string AnswerId = "x-request-id";

    /// <param name="headers">The headers.</param>
    /// <param name="sentId">The ID that the client sent; null if it sent none.</param>
    internal static ErrorHeaders Of(HttpResponseHeaders headers, string? sentId) =>
        new(RetryAfterOf(headers), First(headers, AnswerId) ?? sentId, First(headers, CaptchaEnabled) == "1");

    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // The clock of the server wrote both dates.
            { Date: { } date } => date - (headers.Date ?? TimeProvider.System.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string? First(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
