using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace XsollaLogin.Client.Wire;

/// <summary>One operation, as listeners are told of it when it ends.</summary>
internal sealed class OperationTrace : IDisposable
{
    private const int LongestCode = 12;

    private static readonly ActivitySource Activities = new(XsollaLoginTelemetry.Name);
    private static readonly Meter Meter = new(XsollaLoginTelemetry.Name);
    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>(XsollaLoginTelemetry.Duration, "s", "How long operations of Xsolla Login took.");

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Activity? _activity;
    private int? _status;
    private TagList _tags;

    private OperationTrace(string operation)
    {
        _activity = Activities.StartActivity(operation);
        _tags.Add(XsollaLoginTelemetry.OperationTag, operation);
    }

    internal static OperationTrace? Start(string operation) => Activities.HasListeners() || Duration.Enabled ? new(operation) : null;

    internal async Task<HttpResponseMessage> FollowAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            var response = await sending.ConfigureAwait(false);
            _status = (int)response.StatusCode;
            _tags.Add(XsollaLoginTelemetry.StatusTag, _status);
            return response;
        }
        catch (Exception e)
        {
            Fail(e);
            throw;
        }
    }

    internal void RecordError(string? code)
    {
        Mention(code);
        Fail(IsCode(code) ? code : _status?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Names the code, if it is one: on the wire it is any text, and tags must neither tell of a user nor grow without bound.</summary>
    internal void Mention(string? code)
    {
        if (IsCode(code))
        {
            _tags.Add(XsollaLoginTelemetry.ErrorCodeTag, code);
        }
    }

    private static bool IsCode(string? code) => code is { Length: > 0 and <= LongestCode } && code.All(c => char.IsAsciiDigit(c) || c == '-');

    internal void Fail(Exception exception) => Fail(exception.GetType().FullName);

    private void Fail(string? type)
    {
        _tags.Add(XsollaLoginTelemetry.ErrorTypeTag, type);
        _activity?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        Duration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, _tags);
        foreach (var (name, value) in _tags)
        {
            _activity?.SetTag(name, value);
        }

        _activity?.Dispose();
    }
}
