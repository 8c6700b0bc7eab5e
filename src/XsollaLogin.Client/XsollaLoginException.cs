namespace XsollaLogin.Client;

/// <summary>
/// Xsolla Login rejected an operation, or answered it otherwise than its contract says.
/// Failures of the network stay <see cref="HttpRequestException"/>, a cancelled call <see cref="OperationCanceledException"/>.
/// </summary>
/// <remarks>Keeps neither the request nor headers, so that no password, code or token gets into a log through it.</remarks>
public sealed class XsollaLoginException : Exception
{
    /// <summary>An error response, as Xsolla Login words it: also what a test double throws.</summary>
    /// <param name="operation">The operation's ID in the contract, such as <c>login</c>.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="code">The error code, one of <see cref="ErrorCode"/> or one that is not known yet.</param>
    /// <param name="description">What went wrong, in English, for developers.</param>
    public XsollaLoginException(string operation, int statusCode, string code, string? description)
        : base($"Xsolla Login rejected {operation}: {statusCode} {code} {description}".TrimEnd())
    {
        Operation = operation;
        StatusCode = statusCode;
        Code = code;
        Description = description;
    }

    internal XsollaLoginException(string message, string operation, int statusCode, string? rawBody = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Operation = operation;
        StatusCode = statusCode;
        RawBody = rawBody;
    }

    /// <summary>The operation's ID in the contract, such as <c>login</c>.</summary>
    public string Operation { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>
    /// The error code, one of <see cref="ErrorCode"/> or one that is not known yet; a number on the wire is its digits here.
    /// Null where the body is not Xsolla Login's error envelope. What a code means depends on operation and status too.
    /// </summary>
    public string? Code { get; }

    /// <summary>What went wrong, in English, for developers: its wording may change at any time.</summary>
    public string? Description { get; }

    /// <summary>
    /// The body of an error response that is not Xsolla Login's error envelope, such as a proxy's page, up to 16 KiB of it; else null.
    /// It is not part of <see cref="Exception.Message"/>.
    /// </summary>
    public string? RawBody { get; }

    /// <summary>Whether <see cref="Code"/> is this code.</summary>
    /// <param name="code">A code, such as <see cref="ErrorCode.WrongUsernameOrPassword"/>.</param>
    /// <example><c>catch (XsollaLoginException e) when (e.IsCode(ErrorCode.WrongUsernameOrPassword))</c></example>
    public bool IsCode(string code) => string.Equals(Code, code, StringComparison.Ordinal);
}
