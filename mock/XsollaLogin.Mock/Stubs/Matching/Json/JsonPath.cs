using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>A JSONPath with the habits of Jayway's, which WireMock uses: filters have its dialect and also judge a single object, <c>length()</c> counts.</summary>
internal sealed partial class JsonPath
{
    /// <summary>A path of several <c>..</c> could else find one value over and over.</summary>
    private const int MostFound = 100_000;

    private const int Longest = 10_000;

    private readonly List<IStep> _steps;
    private readonly bool _definite;
    private readonly bool _counts;

    private JsonPath(List<IStep> steps, bool definite, bool counts) => (_steps, _definite, _counts) = (steps, definite, counts);

    private interface IStep
    {
        IEnumerable<JToken> Select(JToken from, JToken document);
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? problem)
    {
        (path, problem) = (null, null);
        try
        {
            path = Parse(text, JsonPathFilter.Deepest);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            problem = e.Message;
            return false;
        }
    }

    /// <param name="depth">How many filters may stand within each other.</param>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    /// <exception cref="JsonException">It cannot be read.</exception>
    public static JsonPath Parse(string text, int depth)
    {
        var expression = text.Trim();
        if (expression.Length == 0) throw new ArgumentException("it is empty");
        if (expression.Length > Longest) throw new ArgumentException($"it is longer than {Longest} characters");
        expression = expression[0] is '$' or '@' ? expression[1..] : $".{expression}";
        if (expression is not ("" or ['.' or '[', ..])) throw new ArgumentException($"after {text[0]} there must be . or [");
        var counts = Count().Match(expression);
        if (counts.Success) expression = expression[..counts.Index];
        return new JsonPath([.. Steps(expression, depth)], !Indefinite().IsMatch(Quoted().Replace(expression, "")), counts.Success);
    }

    /// <summary>What a definite path leads to; all that an indefinite one does, in an array; null where a definite one leads nowhere.</summary>
    /// <param name="from">Where the path begins.</param>
    /// <param name="document">Of which that is a part.</param>
    public JToken? Select(JToken from, JToken document)
    {
        IEnumerable<JToken> found = [from];
        foreach (var step in _steps) found = found.SelectMany(token => step.Select(token, document)).Take(MostFound);
        var result = _definite ? found.FirstOrDefault() : new JArray(found);
        if (!_counts) return result;
        return result is JContainer container ? new JValue(container.Count) : null;
    }

    /// <summary>Cuts the filters out; the library selects by the rest.</summary>
    private static IEnumerable<IStep> Steps(string expression, int depth)
    {
        var start = 0;
        for (var at = 0; at < expression.Length; at++)
        {
            if (expression[at] != '[') continue;
            var end = EndOf(expression, at);
            var inside = expression[(at + 1)..end].Trim();
            if (inside is ['?', ..])
            {
                var before = expression[start..at];
                var scans = before.EndsWith("..", StringComparison.Ordinal);
                before = before.TrimEnd('.');
                if (before.Length > 0) yield return new Way(before);
                yield return new Choice(JsonPathFilter.Parse(inside[1..], depth - 1), scans);
                start = end + 1;
            }

            at = end;
        }

        if (start < expression.Length) yield return new Way(expression[start..]);
    }

    /// <summary>Where the bracket closes that opens here.</summary>
    private static int EndOf(string expression, int open)
    {
        var (depth, quote) = (0, '\0');
        for (var at = open; at < expression.Length; at++)
        {
            var letter = expression[at];
            if (letter == '\\') at++;
            else if (quote != '\0') quote = letter == quote ? '\0' : quote;
            else if (letter is '\'' or '"') quote = letter;
            else if (letter == '[') depth++;
            else if (letter == ']' && --depth == 0) return at;
        }

        throw new ArgumentException("a bracket is not closed");
    }

    [GeneratedRegex(@"\.(?:length|size)\(\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"'(?:[^'\\]|\\.)*'|""(?:[^""\\]|\\.)*""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\.\.|\*|\[\s*\?|\[[^\]]*[,:]", RegexOptions.CultureInvariant)]
    private static partial Regex Indefinite();

    [GeneratedRegex(@"'(?:[^'\\]|\\.)*'|""(?:[^""\\]|\\.)*""|\[-(?<back>[0-9]{1,6})\]", RegexOptions.CultureInvariant)]
    private static partial Regex FromTheEnd();

    /// <summary>A part without filters.</summary>
    private sealed class Way : IStep
    {
        private const string Below = "..*";

        private readonly string _path;

        public Way(string path)
        {
            // The library counts from the end in slices only.
            _path = "$" + FromTheEnd().Replace(path, found => found.Groups["back"] is { Success: true, Value: var back } ? back == "1" ? "[-1:]" : $"[-{back}:-{int.Parse(back, CultureInfo.InvariantCulture) - 1}]" : found.Value);
            // The library reads a path when it is used.
            new JArray().SelectTokens(_path);
        }

        // To the library what is below a token is also the token itself.
        public IEnumerable<JToken> Select(JToken from, JToken document) => from.SelectTokens(_path).Where(token => _path[1..] != Below || token != from);
    }

    /// <summary>A filter: of an array the items that it likes, of anything else that itself.</summary>
    private sealed class Choice(JsonPathCondition condition, bool scans) : IStep
    {
        public IEnumerable<JToken> Select(JToken from, JToken document) => from switch
        {
            JContainer all when scans => all.DescendantsAndSelf().Where(token => token is JObject or JValue { Parent: JArray } && condition(token, document)),
            JArray items => items.Where(item => condition(item, document)),
            JObject one when condition(one, document) => [one],
            _ => [],
        };
    }
}
