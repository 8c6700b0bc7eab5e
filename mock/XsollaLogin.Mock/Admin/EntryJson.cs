using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Masking;

namespace XsollaLogin.Mock.Admin;

/// <summary>Writes a journal entry as JSON.</summary>
internal static class EntryJson
{
    public static void Write(Utf8JsonWriter writer, JournalEntry entry, Guid id, bool showSecrets)
    {
        var report = new EntryReport(
            entry.Sequence,
            id,
            entry.ProjectId,
            entry.Logged,
            Math.Round(entry.Duration.TotalMilliseconds, 3),
            entry.Operation?.Id,
            Causes.NameOf(entry.Cause),
            entry.CauseDetail,
            Causes.Explain(entry),
            RequestOf(entry, showSecrets),
            entry.ClientLeft ? true : null,
            entry.ClientLeft ? null : AnswerOf(entry, showSecrets),
            entry.Delivery is { Delay.Ticks: > 0 } late ? late.Delay.TotalMilliseconds : null,
            entry.Fault == Fault.None ? null : CamelCase(entry.Fault),
            [.. entry.Changes.Select(change => new ChangeReport(CamelCase(change.What), change.Subject))],
            entry.Operation is null ? null : new VerdictReport(entry.Violations.Sentences, entry.ClientLeft ? null : ViolationsOfAnswer(entry).Sentences));
        JsonSerializer.Serialize(writer, report, ReportJson.Default.EntryReport);
    }

    private static MessageReport RequestOf(JournalEntry entry, bool showSecrets) =>
        MessageOf(entry.Request, ShownBody.OfRequest(entry, showSecrets), showSecrets) with
        {
            Method = entry.Method,
            Url = showSecrets ? entry.Url : TextMask.OfUrl(entry.Path, entry.Url),
            ClientIp = entry.Client?.ToString(),
        };

    private static MessageReport AnswerOf(JournalEntry entry, bool showSecrets) =>
        MessageOf(entry.AnswerHead, ShownBody.OfAnswer(entry, showSecrets), showSecrets) with
        {
            Status = entry.Answer!.Value.Status,
            Example = entry.Answer.Value.Name is { Length: > 0 } name ? name : null,
        };

    private static MessageReport MessageOf(MessageCopy head, ShownBody body, bool showSecrets) => new()
    {
        Headers = head.Headers.ToDictionary(header => header.Key, header => Shown(header.Key, header.Value, showSecrets)),
        BodyNotShown = body.HiddenBecause,
        Body = body.IsJson ? JsonElement.Parse(body.Bytes.Span) : body.IsText && !body.Bytes.IsEmpty ? Encoding.UTF8.GetString(body.Bytes.Span) : null,
        BodyAsBase64 = body.IsJson || body.IsText || body.HiddenBecause is not null ? null : body.Bytes.ToArray(),
    };

    /// <summary>Returns one value as a text, several values as a list.</summary>
    private static object Shown(string name, StringValues values, bool showSecrets)
    {
        var shown = values.Select(value => showSecrets ? value ?? "" : HeaderMask.Of(name, value ?? "")).ToArray();
        return shown.Length > 1 ? shown : shown.FirstOrDefault("");
    }

    /// <summary>Checks the answer against the contract; empty if there is no answer.</summary>
    private static Violations ViolationsOfAnswer(JournalEntry entry) =>
        entry is { Operation: { } operation, Answer: { } answer, Fault: Fault.None }
            ? AnswerRules.Check(operation, answer.Status, answer.ContentType, entry.AnswerBody.Span, name => entry.AnswerHead.Header(name).Count > 0)
            : default;

    private static string CamelCase(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>A journal entry as the admin API shows it, without members that are null.</summary>
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

    /// <summary>The body as JSON or text.</summary>
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
