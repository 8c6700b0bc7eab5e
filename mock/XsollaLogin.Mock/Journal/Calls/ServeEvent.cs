using System.Text.Json;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal.Secrets;

namespace XsollaLogin.Mock.Journal.Calls;

/// <summary>A request with its answer as WireMock shows them.</summary>
internal static class ServeEvent
{
    public static void Write(Utf8JsonWriter writer, JournalEntry entry, Guid id, bool showSecrets)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WritePropertyName("request"u8);
        LoggedRequest.Write(writer, entry, showSecrets);
        writer.WriteStartObject("responseDefinition"u8);
        if (entry.Answer is { } defined) writer.WriteNumber("status"u8, defined.Status);
        if (entry.Cause == Cause.Unknown) writer.WriteBoolean("fromConfiguredStub"u8, false);
        writer.WriteEndObject();
        if (entry.Answer is { } answer)
        {
            writer.WriteStartObject("response"u8);
            writer.WriteNumber("status"u8, answer.Status);
            EntryJson.WriteHeaders(writer, entry.AnswerHead.ReadHeaders(), showSecrets);
            LoggedRequest.WriteBody(writer, ShownBody.OfAnswer(entry, showSecrets));
            if (entry.Fault != Fault.None) writer.WriteString("fault"u8, JsonNamingPolicy.SnakeCaseUpper.ConvertName(entry.Fault.ToString()));
            writer.WriteEndObject();
        }

        writer.WriteBoolean("wasMatched"u8, entry.Cause != Cause.Unknown);
        WriteTiming(writer, entry);
        writer.WriteStartArray("subEvents"u8);
        writer.WriteEndArray();
        if (entry.Stub is { } stub)
        {
            writer.WritePropertyName("stubMapping"u8);
            writer.WriteRawValue(showSecrets ? stub.Json : JsonMask.Of(stub.Json, JsonNames.OfStub), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whole milliseconds.</summary>
    private static void WriteTiming(Utf8JsonWriter writer, JournalEntry entry)
    {
        var (delay, total) = ((long)(entry.Delivery?.Delay.TotalMilliseconds ?? 0), (long)entry.Duration.TotalMilliseconds);
        writer.WriteStartObject("timing"u8);
        writer.WriteNumber("addedDelay"u8, delay);
        writer.WriteNumber("processTime"u8, Math.Max(0, total - delay));
        writer.WriteNumber("responseSendTime"u8, 0);
        writer.WriteNumber("serveTime"u8, Math.Max(0, total - delay));
        writer.WriteNumber("totalTime"u8, total);
        writer.WriteEndObject();
    }
}
