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
    private readonly bool _counts;

    private JsonPath(List<IStep> steps, bool definite, bool counts) => (_steps, IsDefinite, _counts) = (steps, definite, counts);

    /// <summary>Whether it leads to one place at most.</summary>
    public bool IsDefinite { get; }

    private interface IStep
    {
        IEnumerable<JToken> Select(JToken from, JsonPathDocument document);
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

    /// <summary>What a definite path leads to; all that an indefinite one does, in an array; null where one leads nowhere already by its definite part.</summary>
    /// <param name="from">Where the path begins.</param>
    /// <param name="document">Of which that is a part.</param>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public JToken? Select(JToken from, JsonPathDocument document)
    {
        document.Budget.Check();
        // What comes before the first wildcard or filter has to be there.
        if (!IsDefinite && _steps is [Way { IsDefinite: true } way, ..] && !way.Select(from, document).Any()) return null;
        IEnumerable<JToken> found = [from];
        foreach (var step in _steps) found = found.SelectMany(Next(step)).Take(MostFound);
        var result = IsDefinite ? found.FirstOrDefault() : new JArray(found);
        if (!_counts) return result;
        return result is JContainer container ? new JValue(container.Count) : null;

        Func<JToken, IEnumerable<JToken>> Next(IStep step) => token =>
        {
            document.Budget.Check();
            return step.Select(token, document);
        };
    }

    /// <summary>Cuts out what the library does otherwise, filters and wildcards; it selects by the rest.</summary>
    private static IEnumerable<IStep> Steps(string expression, int depth)
    {
        var start = 0;
        for (var at = 0; at < expression.Length; at++)
        {
            var pointed = Wildcard().IsMatch(expression, at);
            if (!pointed && expression[at] != '[') continue;
            var end = pointed ? at + 1 : EndOf(expression, at);
            var inside = pointed ? "*" : expression[(at + 1)..end].Trim();
            var before = expression[start..at];
            var scans = before.EndsWith("..", StringComparison.Ordinal);
            at = end;
            var own = StepOf(inside, scans, depth);
            if (own is null) continue;
            if (before.TrimEnd('.') is { Length: > 0 } way) yield return new Way(way);
            yield return own;
            start = end + 1;
        }

        if (start < expression.Length) yield return new Way(expression[start..]);
    }

    /// <returns>Null where the library does the same.</returns>
    private static IStep? StepOf(string inside, bool scans, int depth) => inside switch
    {
        ['?', .. var condition] => new Choice(JsonPathFilter.Parse(condition, depth - 1), scans),
        "*" when !scans => new Everything(),
        _ => null,
    };

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

    /// <summary>All below an object or in an array; after two points it is the library's.</summary>
    [GeneratedRegex(@"\G(?<!\.)\.\*(?![\w*])", RegexOptions.CultureInvariant)]
    private static partial Regex Wildcard();

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
            IsDefinite = !Indefinite().IsMatch(Quoted().Replace(path, ""));
        }

        public bool IsDefinite { get; }

        // To the library what is below a token is also the token itself.
        public IEnumerable<JToken> Select(JToken from, JsonPathDocument document) => from.SelectTokens(_path).Where(token => _path[1..] != Below || token != from);
    }

    private sealed class Everything : IStep
    {
        public IEnumerable<JToken> Select(JToken from, JsonPathDocument document) => from is JObject members ? members.PropertyValues() : from.Children();
    }

    /// <summary>A filter: of an array the items that it likes, of anything else that itself.</summary>
    private sealed class Choice(JsonPathCondition condition, bool scans) : IStep
    {
        public IEnumerable<JToken> Select(JToken from, JsonPathDocument document) => from switch
        {
            JContainer all when scans => all.DescendantsAndSelf().Where(token => token is JObject or JValue { Parent: JArray } && condition(token, document)),
            JArray items => items.Where(item => condition(item, document)),
            JObject one when condition(one, document) => [one],
            _ => [],
        };
    }
}
