using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace XsollaLogin.Client.Wire;

/// <summary>The activity and the measurement of one operation, published when it ends.</summary>
internal sealed class OperationTrace : IDisposable
{
    internal const string SourceName = "XsollaLogin.Client";
    internal const string DurationName = "xsolla_login.client.operation.duration";
    internal const string OperationTag = "xsolla_login.operation";
    internal const string ProjectTag = "xsolla_login.project";
    internal const string StatusTag = "http.response.status_code";
    internal const string ErrorCodeTag = "xsolla_login.error_code";
    internal const string ErrorTypeTag = "error.type";

    private const int MaxCodeLength = 12;

    private static readonly ActivitySource Activities = new(SourceName);
    private static readonly Meter Meter = new(SourceName);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(DurationName, "s", "Duration of Xsolla Login operations.");

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Activity? _activity;
    private int? _status;
    private string? _project;
    private TagList _tags;

    private OperationTrace(string operation)
    {
        _activity = Activities.StartActivity(operation);
        _tags.Add(OperationTag, operation);
    }

    /// <summary>Starts a trace; null if there are no listeners.</summary>
    internal static OperationTrace? Start(string operation) => Activities.HasListeners() || Duration.Enabled ? new(operation) : null;

    internal async Task<HttpResponseMessage> FollowAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            var response = await sending.ConfigureAwait(false);
            _status = (int)response.StatusCode;
            _tags.Add(StatusTag, _status);
            return response;
        }
        catch (Exception e)
        {
            Fail(e);
            throw;
        }
    }

    /// <summary>Keeps the project; a later one takes its place.</summary>
    internal void RecordProject(string? projectId) => _project = projectId ?? _project;

    internal void RecordError(string? code)
    {
        RecordCode(code);
        Fail(IsCode(code) ? code : _status?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds the error code as a tag, if the text has the form of a code.</summary>
    /// <remarks>
    /// Does not mark the operation as failed: <c>ask</c> can succeed with an error code. The text comes from the server. A tag must not contain personal data
    /// or have unlimited values, so other text is left out.
    /// </remarks>
    internal void RecordCode(string? code)
    {
        if (IsCode(code))
        {
            _tags.Add(ErrorCodeTag, code);
        }
    }

    private static bool IsCode(string? code) => code is { Length: > 0 and <= MaxCodeLength } && code.All(c => char.IsAsciiDigit(c) || c == '-');

    internal void Fail(Exception exception) => Fail(exception.GetType().FullName);

    private void Fail(string? type)
    {
        _tags.Add(ErrorTypeTag, type);
        _activity?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        if (_project is not null) _tags.Add(ProjectTag, _project);
        Duration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, _tags);
        foreach (var (name, value) in _tags)
        {
            _activity?.SetTag(name, value);
        }

        _activity?.Dispose();
    }
}
