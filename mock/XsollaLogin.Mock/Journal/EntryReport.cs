using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Mock.Journal;

/// <summary>An entry as admin endpoints give it. A member that is null is left out.</summary>
internal sealed record EntryReport(
    long Sequence,
    Guid Id,
    string? ProjectId,
    DateTimeOffset LoggedDate,
    double DurationMs,
    string? Operation,
    string Cause,
    string? CauseDetail,
    string Why,
    MessageReport Request,
    bool? ClientLeft,
    MessageReport? Answer,
    double? DelayMs,
    string? Fault,
    IReadOnlyList<ChangeReport> Changes,
    VerdictReport? Contract);

internal sealed record MessageReport
{
    public string? Method { get; init; }
    public string? Url { get; init; }
    public string? ClientIp { get; init; }
    public int? Status { get; init; }
    public string? Example { get; init; }
    public required IReadOnlyDictionary<string, object> Headers { get; init; }
    public string? BodyNotShown { get; init; }

    /// <summary>JSON or text.</summary>
    public object? Body { get; init; }
    public byte[]? BodyAsBase64 { get; init; }
}

internal sealed record ChangeReport(string What, string? Subject);

internal sealed record VerdictReport(IEnumerable<string> Request, IEnumerable<string>? Answer);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EntryReport))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ReportJson : JsonSerializerContext;
