using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>A value that patterns look at, read as JSON at most once. For one thread.</summary>
/// <param name="text">Null where the request has no such value.</param>
/// <param name="budget">How long it may be looked at, together with all else of the request.</param>
internal sealed class MatchedValue(string? text, MatchingBudget budget)
{
    private const int DeepestNesting = 256;
    private static readonly JsonReaderOptions s_strict = new() { CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestNesting };

    private bool _readStrictly;
    private JsonElement? _strict;
    private bool _readLeniently;
    private JToken? _lenient;

    public string? Text => text;

    public MatchingBudget Budget => budget;

    /// <summary>Null where the text is not JSON, or has texts that cannot be read.</summary>
    public JsonElement? Json
    {
        get
        {
            if (!_readStrictly) (_readStrictly, _strict) = (true, ReadStrictly(text));
            return _strict;
        }
    }

    /// <summary>As WireMock reads what JSONPath looks at: quotes may be missing. Null where there is no reading it.</summary>
    public JToken? LenientJson
    {
        get
        {
            if (!_readLeniently) (_readLeniently, _lenient) = (true, ReadLeniently(text));
            return _lenient;
        }
    }

    // What follows the JSON is not looked at, either way.
    private static JsonElement? ReadStrictly(string? text)
    {
        if (text is null) return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (JsonSyntax.ProblemInTexts(bytes) is not null) return null;
        var reader = new Utf8JsonReader(bytes, s_strict);
        try
        {
            return JsonElement.ParseValue(ref reader);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static JToken? ReadLeniently(string? text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] == '<') return null;
        try
        {
            // Dates stay the texts they were.
            using var reader = new JsonTextReader(new StringReader(text!)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            // A bare word is a text.
            return start[0] is '{' or '[' or '"' ? null : new JValue(text);
        }
    }
}
