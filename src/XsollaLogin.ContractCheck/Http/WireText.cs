using System.Globalization;

namespace XsollaLogin.ContractCheck.Http;

/// <summary>The text form of values in queries, forms and headers.</summary>
public static class WireText
{
    /// <summary>Reads <c>name=value&amp;name=value</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parse(string text) =>
        from pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select KeyValuePair.Create(Decode(parts[0]), parts.Length == 2 ? Decode(parts[1]) : "");

    public static string Write(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>Converts text to the type of a schema; text that does not have this type stays text.</summary>
    public static JsonValue Typed(JsonObject schema, string text) => schema["type"]?.GetValue<string>() switch
    {
        "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "boolean" when text is "true" or "false" => JsonValue.Create(text == "true"),
        _ => JsonValue.Create(text),
    };

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
