using XsollaLogin.Client;

namespace XsollaLogin.Sample;

/// <summary>Shows a page with a message if Xsolla Login rejects a request or cannot be reached.</summary>
internal sealed partial class LoginErrorPages(ILogger<LoginErrorPages> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (MessageOf(e) is { } message)
        {
            LogFailure(e);
            return Html.LoginFailed(message, StatusOf(e));
        }
    }

    /// <summary>Returns the message for the user; null if the exception is not a failed request to Xsolla Login.</summary>
    private static string? MessageOf(Exception exception) => exception switch
    {
        XsollaLoginException { Code: ErrorCode.AccountNotConfirmed } => "Confirm your account first, with the link in the email.",
        XsollaLoginException { Code: ErrorCode.UserBanned } => "This account is banned.",
        XsollaLoginException { RequiresCaptcha: true } or XsollaLoginException { Code: ErrorCode.CaptchaNeeded or ErrorCode.CaptchaRequired } =>
            "A captcha is needed, which this sample does not have. Try again later.",
        XsollaLoginException { StatusCode: StatusCodes.Status429TooManyRequests }
            or XsollaLoginException { Code: ErrorCode.TooManyLoginAttempts or ErrorCode.LoginAttemptsExceeded } => "Too many attempts. Try again later.",
        XsollaLoginException { StatusCode: >= 400 and < 500 } => "Xsolla Login rejected the request. Log in again.",
        XsollaLoginException or HttpRequestException or TaskCanceledException { InnerException: TimeoutException } =>
            "Xsolla Login is not available. Try again later.",
        _ => null,
    };

    private static int StatusOf(Exception exception) =>
        exception is XsollaLoginException { StatusCode: >= 400 and < 500 and var status } ? status : StatusCodes.Status503ServiceUnavailable;

    [LoggerMessage(1, LogLevel.Warning, "A request to Xsolla Login failed.")]
    private partial void LogFailure(Exception exception);
}
