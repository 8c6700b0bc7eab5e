using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Journal.Secrets;

namespace XsollaLogin.Mock.Journal.Calls;

/// <summary>A request as WireMock shows it.</summary>
internal static class LoggedRequest
{
    private const string Form = "application/x-www-form-urlencoded";
    private const int DefaultPort = 80;

    public static void Write(Utf8JsonWriter writer, JournalEntry entry, bool showSecrets)
    {
        var url = showSecrets ? entry.Url : TextMask.OfUrl(entry);
        writer.WriteStartObject();
        writer.WriteString("url"u8, url);
        writer.WriteString("absoluteUrl"u8, $"http://{entry.Host}{url}");
        writer.WriteString("method"u8, entry.Method);
        writer.WriteString("clientIp"u8, entry.Client?.ToString());
        EntryJson.WriteHeaders(writer, entry.Request.ReadHeaders(), showSecrets);
        WriteCookies(writer, entry, showSecrets);
        writer.WriteBoolean("browserProxyRequest"u8, false);
        writer.WriteNumber("loggedDate"u8, entry.Logged.ToUnixTimeMilliseconds());
        var body = ShownBody.OfRequest(entry, showSecrets);
        WriteBody(writer, body);
        writer.WriteString("protocol"u8, "HTTP/1.1"u8);
        writer.WriteString("scheme"u8, "http"u8);
        writer.WriteString("host"u8, entry.Host.Host);
        writer.WriteNumber("port"u8, entry.Host.Port ?? DefaultPort);
        writer.WriteString("loggedDateString"u8, entry.Logged.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        WritePairs(writer, "queryParams"u8, url.IndexOf('?') is >= 0 and var start ? url.AsMemory(start) : default);
        var isForm = body.IsText && MediaTypes.AreSame(entry.RequestHeader(HeaderNames.ContentType).ToString(), Form);
        WritePairs(writer, "formParams"u8, isForm ? Encoding.UTF8.GetString(body.Bytes.Span).AsMemory() : default);
        writer.WriteEndObject();
    }

    /// <summary>As base64, and as text where it is one.</summary>
    public static void WriteBody(Utf8JsonWriter writer, ShownBody body)
    {
        var bytes = body.NotShown is { } why ? Encoding.UTF8.GetBytes($"({why})") : body.Bytes.Span;
        writer.WriteBase64String("bodyAsBase64"u8, bytes);
        writer.WriteString("body"u8, Encoding.UTF8.GetString(bytes));
    }

    private static void WriteCookies(Utf8JsonWriter writer, JournalEntry entry, bool showSecrets)
    {
        writer.WriteStartObject("cookies"u8);
        if (CookieHeaderValue.TryParseList([.. entry.RequestHeader(HeaderNames.Cookie).OfType<string>()], out var cookies))
        {
            foreach (var cookie in cookies.DistinctBy(cookie => cookie.Name.ToString())) writer.WriteString(cookie.Name.ToString(), showSecrets ? cookie.Value.ToString() : TextMask.Hidden);
        }

        writer.WriteEndObject();
    }

    private static void WritePairs(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlyMemory<char> encoded)
    {
        List<(string Name, string Value)> pairs = [];
        foreach (var pair in new QueryStringEnumerable(encoded)) pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        writer.WriteStartObject(name);
        foreach (var values in pairs.GroupBy(pair => pair.Name))
        {
            writer.WriteStartObject(values.Key);
            writer.WriteString("key"u8, values.Key);
            writer.WriteStartArray("values"u8);
            foreach (var (_, value) in values) writer.WriteStringValue(value);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
