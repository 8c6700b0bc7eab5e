using System.Text.Json;
using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal.Secrets;

namespace XsollaLogin.Mock.Journal;

/// <summary>An entry as the mock's own calls show it.</summary>
internal static class EntryJson
{
    public static void Write(Utf8JsonWriter writer, JournalEntry entry, Guid id, bool showSecrets)
    {
        writer.WriteStartObject();
        writer.WriteNumber("sequence"u8, entry.Sequence);
        writer.WriteString("id"u8, id);
        if (entry.ProjectId is not null) writer.WriteString("projectId"u8, entry.ProjectId);
        writer.WriteString("loggedDate"u8, entry.Logged);
        writer.WriteNumber("durationMs"u8, Math.Round(entry.Duration.TotalMilliseconds, 3));
        if (entry.Operation is { } operation) writer.WriteString("operation"u8, operation.Id);
        writer.WriteString("cause"u8, Causes.NameOf(entry.Cause));
        if (entry.CauseDetail is not null) writer.WriteString("causeDetail"u8, entry.CauseDetail);
        writer.WriteString("why"u8, Causes.Explain(entry));
        WriteRequest(writer, entry, showSecrets);
        if (entry.ClientLeft) writer.WriteBoolean("clientLeft"u8, true);
        else WriteAnswer(writer, entry, showSecrets);
        WriteDelivery(writer, entry.Delivery);
        WriteChanges(writer, entry);
        WriteVerdict(writer, entry);
        writer.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter writer, JournalEntry entry, bool showSecrets)
    {
        writer.WriteStartObject("request"u8);
        writer.WriteString("method"u8, entry.Method);
        writer.WriteString("url"u8, showSecrets ? entry.Url : TextMask.OfUrl(entry));
        if (entry.Client is not null) writer.WriteString("clientIp"u8, entry.Client.ToString());
        WriteHeaders(writer, entry.Request.ReadHeaders(), showSecrets);
        WriteBody(writer, ShownBody.OfRequest(entry, showSecrets));
        writer.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter writer, JournalEntry entry, bool showSecrets)
    {
        var answer = entry.Answer!.Value;
        writer.WriteStartObject("answer"u8);
        writer.WriteNumber("status"u8, answer.Status);
        if (answer.Name.Length > 0) writer.WriteString("example"u8, answer.Name);
        WriteHeaders(writer, entry.AnswerHead.ReadHeaders(), showSecrets);
        WriteBody(writer, ShownBody.OfAnswer(entry, showSecrets));
        writer.WriteEndObject();
    }

    public static void WriteHeaders(Utf8JsonWriter writer, KeyValuePair<string, StringValues>[] headers, bool showSecrets)
    {
        writer.WriteStartObject("headers"u8);
        foreach (var (name, values) in headers)
        {
            if (values.Count > 1) writer.WriteStartArray(name);
            else writer.WritePropertyName(name);
            foreach (var value in values) writer.WriteStringValue(showSecrets ? value : HeaderMask.Of(name, value ?? ""));
            if (values.Count > 1) writer.WriteEndArray();
            else if (values.Count == 0) writer.WriteStringValue("");
        }

        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, ShownBody body)
    {
        if (body.NotShown is not null)
        {
            writer.WriteString("bodyNotShown"u8, body.NotShown);
        }
        else if (body.IsJson)
        {
            writer.WritePropertyName("body"u8);
            writer.WriteRawValue(OneLine(body.Bytes.Span), skipInputValidation: true);
        }
        else if (!body.Bytes.IsEmpty)
        {
            if (body.IsText) writer.WriteString("body"u8, body.Bytes.Span);
            else writer.WriteBase64String("bodyAsBase64"u8, body.Bytes.Span);
        }
    }

    /// <summary>Between the values of JSON a line break means nothing; an entry of the stream has to be one line.</summary>
    private static byte[] OneLine(ReadOnlySpan<byte> json)
    {
        var line = json.ToArray();
        foreach (ref var b in line.AsSpan())
        {
            if (b is (byte)'\r' or (byte)'\n') b = (byte)' ';
        }

        return line;
    }

    private static void WriteDelivery(Utf8JsonWriter writer, Delivery? delivery)
    {
        if (delivery is null) return;
        if (delivery.Delay > TimeSpan.Zero) writer.WriteNumber("delayMs"u8, delivery.Delay.TotalMilliseconds);
        if (delivery.Fault != Fault.None) writer.WriteString("fault"u8, JsonNamingPolicy.CamelCase.ConvertName(delivery.Fault.ToString()));
    }

    private static void WriteChanges(Utf8JsonWriter writer, JournalEntry entry)
    {
        writer.WriteStartArray("changes"u8);
        foreach (var change in entry.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("what"u8, JsonNamingPolicy.CamelCase.ConvertName(change.What.ToString()));
            if (change.Subject is not null) writer.WriteString("subject"u8, change.Subject);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteVerdict(Utf8JsonWriter writer, JournalEntry entry)
    {
        if (entry.Operation is null) return;
        writer.WriteStartObject("contract"u8);
        WriteViolations(writer, "request"u8, entry.Violations);
        if (!entry.ClientLeft) WriteViolations(writer, "answer"u8, EntryVerdict.OfAnswer(entry));
        writer.WriteEndObject();
    }

    private static void WriteViolations(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Violations violations)
    {
        writer.WriteStartArray(name);
        foreach (var sentence in violations.Sentences) writer.WriteStringValue(sentence);
        writer.WriteEndArray();
    }
}
