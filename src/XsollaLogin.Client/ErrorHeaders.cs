using XsollaLogin.Client.Wire;

namespace XsollaLogin.Client;

/// <summary>What the headers of an error response say.</summary>
/// <param name="RetryAfter">The time to wait before the next attempt.</param>
/// <param name="RequestId">The ID of the request in traces.</param>
/// <param name="RequiresCaptcha">Whether the next attempt requires a captcha.</param>
internal readonly record struct ErrorHeaders(TimeSpan? RetryAfter, string? RequestId, bool RequiresCaptcha)
{
    private const string CaptchaEnabled = "x-captcha-enabled";

    // Not in the contract; a proxy or gateway may add it.
    private const string AnswerId = "x-request-id";

    internal static ErrorHeaders Of(WireRequest request, HttpResponseMessage response) =>
        new(RetryAfterOf(response), First(response, AnswerId) ?? request.RequestId, First(response, CaptchaEnabled) == "1");

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // The clock of the server wrote both dates.
            { Date: { } date } => date - (response.Headers.Date ?? TimeProvider.System.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string? First(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;
}
