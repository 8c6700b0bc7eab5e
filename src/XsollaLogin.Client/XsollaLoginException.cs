namespace XsollaLogin.Client;

/// <summary>The exception for an error response of Xsolla Login, and for a response that does not match the contract.</summary>
/// <remarks>
/// Network failures are <see cref="HttpRequestException"/>, cancelled calls <see cref="OperationCanceledException"/>. The exception keeps neither the
/// request nor the headers of the response, so that it cannot write a password, code or token to a log.
/// </remarks>
public sealed class XsollaLoginException : Exception
{
    /// <summary>Creates the exception for an error response, also for use in a test double.</summary>
    /// <param name="operation">The operation ID in the contract, such as <c>login</c>.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="code">The error code: a value of <see cref="ErrorCode"/> or an unknown code; null for a response without an error envelope.</param>
    /// <param name="description">The description of the error, in English, for developers; null for none.</param>
    public XsollaLoginException(string operation, int statusCode, string? code, string? description)
        : this(Rejected(operation, statusCode, code, description), operation, statusCode)
    {
        Code = code;
        Description = description;
    }

    internal XsollaLoginException(
        string message, string operation, int statusCode, ErrorHeaders headers = default, string? rawBody = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Operation = operation;
        StatusCode = statusCode;
        RawBody = rawBody;
        (RetryAfter, RequestId, RequiresCaptcha) = headers;
    }

    /// <summary>The operation ID in the contract, such as <c>login</c>.</summary>
    public string Operation { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The error code, a value of <see cref="ErrorCode"/> or an unknown code; null if the body is not an error envelope.</summary>
    /// <remarks>Numbers on the wire become text. The meaning of a code also depends on the operation and the status.</remarks>
    public string? Code { get; internal init; }

    /// <summary>The description of the error, in English, for developers; the wording may change at any time.</summary>
    public string? Description { get; internal init; }

    /// <summary>The first 16 KiB of an error response that is not an error envelope, such as the page of a proxy; otherwise null.</summary>
    /// <remarks>It is not part of <see cref="Exception.Message"/>.</remarks>
    public string? RawBody { get; init; }

    /// <summary>The time to wait before the next attempt, from the header <c>Retry-After</c>, such as that of a response 429.</summary>
    /// <value>Not negative; a date counts from the date of the response. Null if the response has no such header.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The ID of the request in the logs of the server and its proxies.</summary>
    /// <value>The header <c>X-Request-Id</c> of the response, else the ID that the client sent. Null if there is neither.</value>
    public string? RequestId { get; init; }

    /// <summary>Whether the next attempt requires a <see cref="Captcha"/>, from the header <c>x-captcha-enabled</c>.</summary>
    public bool RequiresCaptcha { get; init; }

    internal static string Rejected(string operation, int statusCode, string? code, string? description) =>
        string.Join(' ', new[] { $"Xsolla Login rejected {operation}: {statusCode}", code, description }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Returns whether <see cref="Code"/> equals a code.</summary>
    /// <param name="code">A code, such as <see cref="ErrorCode.WrongUsernameOrPassword"/>.</param>
    /// <returns>True if the codes are equal.</returns>
    /// <example><c>catch (XsollaLoginException e) when (e.IsCode(ErrorCode.WrongUsernameOrPassword))</c></example>
    public bool IsCode(string code) => string.Equals(Code, code, StringComparison.Ordinal);
}
