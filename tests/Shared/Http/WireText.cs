using System.Globalization;

namespace XsollaLogin.Tests.Http;

/// <summary>Values as text: the name=value&amp;name=value of queries and forms, and headers.</summary>
public static class WireText
{
    public static IEnumerable<KeyValuePair<string, string>> Parse(string text) =>
        from pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select KeyValuePair.Create(Decode(parts[0]), parts.Length == 2 ? Decode(parts[1]) : "");

    public static string Write(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>Text as the type that the schema asks for, or as the text it is where it can't be read so.</summary>
    internal static JsonValue Typed(JsonObject schema, string text) => schema["type"]?.GetValue<string>() switch
    {
        "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "boolean" when text is "true" or "false" => JsonValue.Create(text == "true"),
        _ => JsonValue.Create(text),
    };

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
