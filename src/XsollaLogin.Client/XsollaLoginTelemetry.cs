using XsollaLogin.Client.Wire;

namespace XsollaLogin.Client;

/// <summary>The names of the client's telemetry: an activity for each operation, named by its operation ID, and the histogram <see cref="Duration"/>.</summary>
/// <remarks>
/// <para>Subscribe with <c>AddSource(XsollaLoginTelemetry.Name)</c> and <c>AddMeter(XsollaLoginTelemetry.Name)</c> of OpenTelemetry. Activities and
/// measurements carry the tags below; tags contain no personal data.</para>
/// <para>If the contract declares the header <c>X-REQUEST-ID</c> for an operation and the caller sets none, the client sends the current trace ID.</para>
/// </remarks>
public static class XsollaLoginTelemetry
{
    /// <summary>The name of the activity source and the meter, which is the name of the package.</summary>
    public const string Name = OperationTrace.SourceName;

    /// <summary>The name of the histogram of operation durations, in seconds, up to the end of the response.</summary>
    public const string Duration = OperationTrace.DurationName;

    /// <summary>The tag for the operation ID in the contract, such as <c>login</c>.</summary>
    public const string OperationTag = OperationTrace.OperationTag;

    /// <summary>The tag for the project ID of the request, else of the options that the client was made with; absent if there is neither.</summary>
    public const string ProjectTag = OperationTrace.ProjectTag;

    /// <summary>The tag for the HTTP status; absent if no response arrived.</summary>
    public const string StatusTag = OperationTrace.StatusTag;

    /// <summary>The tag for the error code of an error response, or of a response that requires a confirmation.</summary>
    /// <remarks>A value of <see cref="ErrorCode"/> or an unknown code; absent if the code has other characters than digits and hyphens.</remarks>
    public const string ErrorCodeTag = OperationTrace.ErrorCodeTag;

    /// <summary>The tag for the cause of a failure: the error code, else the HTTP status or the exception type; absent after success.</summary>
    public const string ErrorTypeTag = OperationTrace.ErrorTypeTag;
}
