namespace XsollaLogin.Client;

/// <summary>
/// What the client tells of itself, by <c>AddSource(XsollaLoginTelemetry.Name)</c> and <c>AddMeter(XsollaLoginTelemetry.Name)</c> of OpenTelemetry:
/// an activity for each operation, named by its ID in the contract, and the histogram <see cref="Duration"/>. Both carry the tags below; none has
/// personal data.
/// </summary>
/// <remarks>Where the contract has the header <c>X-REQUEST-ID</c> and the caller gives none, the ID of the current trace is sent in it.</remarks>
public static class XsollaLoginTelemetry
{
    /// <summary>Name of the activity source and of the meter: the package's.</summary>
    public const string Name = "XsollaLogin.Client";

    /// <summary>Name of the histogram: how long operations took, in seconds, to the end of the answer.</summary>
    public const string Duration = "xsolla_login.client.operation.duration";

    /// <summary>Tag: the operation's ID in the contract, such as <c>login</c>.</summary>
    public const string OperationTag = "xsolla_login.operation";

    /// <summary>Tag: the HTTP status; absent where no answer came.</summary>
    public const string StatusTag = "http.response.status_code";

    /// <summary>
    /// Tag: the error code of an error response, or of an answer that asks for a confirmation: one of <see cref="ErrorCode"/> or one that is not known yet.
    /// Absent where the server sent something else than digits and hyphens for it.
    /// </summary>
    public const string ErrorCodeTag = "xsolla_login.error_code";

    /// <summary>Tag: what an operation failed by; the error code, or the status or type of exception where there is none. Absent where it succeeded.</summary>
    public const string ErrorTypeTag = "error.type";
}
