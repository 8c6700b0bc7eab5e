using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>A JSONPath, with the habits of Jayway's, which WireMock uses: a filter also judges a single object, and <c>length()</c> counts.</summary>
internal sealed partial class JsonPath
{
    /// <summary>A path of several <c>..</c> could else find one value over and over.</summary>
    private const int MostFound = 100_000;

    private static readonly JsonSelectSettings s_settings = new() { RegexMatchTimeout = RegexPattern.Longest };

    private readonly List<Step> _steps;
    private readonly bool _definite;
    private readonly bool _counts;

    private JsonPath(List<Step> steps, bool definite, bool counts) => (_steps, _definite, _counts) = (steps, definite, counts);

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? problem)
    {
        path = null;
        problem = "it is empty";
        var expression = text.Trim();
        if (expression.Length == 0) return false;
        expression = expression[0] is '$' or '@' ? expression[1..] : $".{expression}";
        var counts = Count().Match(expression);
        if (counts.Success) expression = expression[..counts.Index];
        try
        {
            var steps = Steps(expression).ToList();
            // The library reads a path when it is used.
            foreach (var step in steps) step.Select(new JArray());
            path = new JsonPath(steps, !Indefinite().IsMatch(Quoted().Replace(expression, "")), counts.Success);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            problem = e.Message;
            return false;
        }
    }

    /// <summary>What a definite path leads to; all that an indefinite one does, in an array; null where a definite one leads nowhere.</summary>
    public JToken? Select(JToken document)
    {
        IEnumerable<JToken> found = [document];
        foreach (var step in _steps) found = found.SelectMany(step.Select).Take(MostFound);
        var result = _definite ? found.FirstOrDefault() : new JArray(found);
        if (!_counts) return result;
        return result is JContainer container ? new JValue(container.Count) : null;
    }

    /// <summary>Cuts before and after each filter, for the library's filters do not judge single objects.</summary>
    private static IEnumerable<Step> Steps(string expression)
    {
        var start = 0;
        for (var at = 0; at < expression.Length; at++)
        {
            if (expression[at] != '[') continue;
            var end = EndOf(expression, at);
            if (expression[(at + 1)..].TrimStart() is ['?', ..])
            {
                var before = expression[start..at];
                var scans = before.EndsWith("..", StringComparison.Ordinal);
                before = before.TrimEnd('.');
                if (before.Length > 0) yield return new Step($"${before}", IsFilter: false);
                yield return new Step($"${(scans ? ".." : "")}{expression[at..(end + 1)]}", IsFilter: !scans);
                start = end + 1;
            }

            at = end;
        }

        if (start < expression.Length) yield return new Step($"${expression[start..]}", IsFilter: false);
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

    private sealed record Step(string Path, bool IsFilter)
    {
        // In an array of its own an object is judged as one of many.
        public IEnumerable<JToken> Select(JToken token) => (IsFilter && token is JObject ? new JArray(token.DeepClone()) : token).SelectTokens(Path, s_settings);
    }
}
