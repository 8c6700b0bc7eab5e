using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>A value that patterns look at, read as JSON at most once. For one thread.</summary>
/// <param name="text">Null where the request has no such value.</param>
internal sealed class MatchedValue(string? text)
{
    private JToken? _json;
    private bool _read;

    public static MatchedValue None { get; } = new(null);

    public string? Text => text;

    /// <summary>Null where the text is not JSON.</summary>
    public JToken? Json
    {
        get
        {
            if (_read) return _json;
            _json = Read();
            _read = true;
            return _json;
        }
    }

    private JToken? Read()
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] == '<') return null;
        try
        {
            // Dates stay the texts they were. What follows the JSON is not looked at.
            using var reader = new JsonTextReader(new StringReader(text!)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            // A bare word is a text to WireMock's reader.
            return start[0] is '{' or '[' or '"' ? null : new JValue(text);
        }
    }
}
