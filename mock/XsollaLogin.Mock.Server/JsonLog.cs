using System.Text.Json.Serialization;
using System.Text.Json;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Masking;

namespace XsollaLogin.Mock.Server;

/// <summary>One JSON object a line, for programs.</summary>
internal sealed class JsonLog : ILogFormat
{
    public const string Name = "json";

    public string Greeting(ServerAddresses addresses) => JsonSerializer.Serialize(
        new GreetingLine(Product.Version, addresses.Api, addresses.Console, addresses.Inbox, addresses.Listening), LogJson.Default.GreetingLine);

    public IEnumerable<string> LinesOf(ServedRequest request)
    {
        var entry = request.Entry;
        if (request.Arrival is null) yield return JsonSerializer.Serialize(LineOf(entry), LogJson.Default.RequestLine);
        foreach (var message in request.Messages)
        {
            yield return JsonSerializer.Serialize(
                new MessageLine(request.Arrival ?? entry.Logged, entry.ProjectId, message.To, message.Code, message.Link), LogJson.Default.MessageLine);
        }
    }

    public string Skipped(long requests) => JsonSerializer.Serialize(new SkippedLine(requests), LogJson.Default.SkippedLine);

    public string Ending(MockCoverage coverage) =>
        JsonSerializer.Serialize(new CoverageLine(CoverageReport.Of(coverage)), LogJson.Default.CoverageLine);

    private static RequestLine LineOf(JournalEntry entry) => new(
        entry.Logged, entry.ProjectId, entry.Operation?.Id, entry.Method, TextMask.OfUrl(entry.Path, entry.Path), entry.Answer?.Status,
        Causes.NameOf(entry.Cause), Causes.Explain(entry), Math.Round(entry.Duration.TotalMilliseconds, 3));
}

/// <param name="Listening">The URLs on which the mock can be called without a proxy.</param>
internal sealed record GreetingLine(string Version, IReadOnlyList<string> Api, string Console, string Inbox, IReadOnlyList<string> Listening);

/// <param name="Status">Null if the client disconnected before the answer.</param>
internal sealed record RequestLine(
    DateTimeOffset Time, string? Project, string? Operation, string Method, string Path, int? Status, string Cause, string Why, double DurationMs);

internal sealed record MessageLine(DateTimeOffset Time, string? Project, string To, string? Code, string? Link);

/// <param name="Skipped">The number of requests that were not printed, because the output was too slow.</param>
internal sealed record SkippedLine(long Skipped);

/// <param name="Coverage">The report of <c>GET /__admin/coverage</c>.</param>
internal sealed record CoverageLine(CoverageReport Coverage);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GreetingLine))]
[JsonSerializable(typeof(RequestLine))]
[JsonSerializable(typeof(MessageLine))]
[JsonSerializable(typeof(SkippedLine))]
[JsonSerializable(typeof(CoverageLine))]
internal sealed partial class LogJson : JsonSerializerContext;
