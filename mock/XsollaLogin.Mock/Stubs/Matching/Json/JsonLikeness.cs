using System.Text.Json;
using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>Compares JSON as WireMock does, with the placeholders of JsonUnit: <c>${json-unit.any-string}</c>.</summary>
internal sealed partial class JsonLikeness(bool ignoreArrayOrder, bool ignoreExtraElements)
{
    private const int LongestUnordered = 1000;

    private readonly Dictionary<string, Regex> _regexes = [];

    /// <summary>What is wrong with the placeholders of what is expected; null: nothing.</summary>
    public string? ProblemOf(JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.Object) return expected.EnumerateObject().Select(member => ProblemOf(member.Value)).FirstOrDefault(problem => problem is not null);
        if (ignoreArrayOrder && expected.ValueKind == JsonValueKind.Array && expected.GetArrayLength() > LongestUnordered) return $"has an array of more than {LongestUnordered} items, too long to be compared in any order";
        if (expected.ValueKind == JsonValueKind.Array) return expected.EnumerateArray().Select(ProblemOf).FirstOrDefault(problem => problem is not null);
        if (PlaceholderOf(expected) is not { } placeholder) return null;
        if (placeholder.Name is not ("ignore" or "ignore-element" or "any-string" or "any-number" or "any-boolean" or "regex")) return $"has the placeholder {placeholder.Name}, which is not supported: use ignore, ignore-element, any-string, any-number, any-boolean or regex";
        try
        {
            if (placeholder.Name == "regex") _regexes[placeholder.Argument] = RegexPattern.Compile(placeholder.Argument);
            return null;
        }
        catch (ArgumentException e)
        {
            return $"has a regular expression that cannot be read: {e.Message}";
        }
    }

    /// <exception cref="TimeoutException">It took too long.</exception>
    public bool Holds(JsonElement expected, JsonElement actual, MatchingBudget budget)
    {
        budget.Check();
        if (PlaceholderOf(expected) is { } placeholder) return Holds(placeholder, actual);
        if (expected.ValueKind != actual.ValueKind) return false;
        return expected.ValueKind switch
        {
            JsonValueKind.Object => HoldsForMembers(expected, actual, budget),
            JsonValueKind.Array => HoldsForItems(expected, actual, budget),
            _ => JsonElement.DeepEquals(expected, actual),
        };
    }

    private bool Holds((string Name, string Argument) placeholder, JsonElement actual) => placeholder.Name switch
    {
        "any-string" => actual.ValueKind == JsonValueKind.String,
        "any-number" => actual.ValueKind == JsonValueKind.Number,
        "any-boolean" => actual.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "regex" => actual.ValueKind == JsonValueKind.String && _regexes[placeholder.Argument].IsMatch(actual.GetString()!),
        _ => true,
    };

    private bool HoldsForMembers(JsonElement expected, JsonElement actual, MatchingBudget budget)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var found = actual.TryGetProperty(member.Name, out var value);
            if (found ? !Holds(member.Value, value, budget) : PlaceholderOf(member.Value)?.Name != "ignore-element") return false;
        }

        return ignoreExtraElements || actual.EnumerateObject().All(member => expected.TryGetProperty(member.Name, out _));
    }

    private bool HoldsForItems(JsonElement expected, JsonElement actual, MatchingBudget budget)
    {
        var (wanted, there) = (expected.GetArrayLength(), actual.GetArrayLength());
        if (wanted > there || (wanted < there && !ignoreExtraElements)) return false;
        return expected.EnumerateArray().Zip(actual.EnumerateArray()).All(pair => Holds(pair.First, pair.Second, budget))
            || (ignoreArrayOrder && HoldsInAnyOrder([.. expected.EnumerateArray()], [.. actual.EnumerateArray()], budget));
    }

    /// <summary>Whether each expected item finds one of its own: a bipartite matching, for one item may be like several.</summary>
    private bool HoldsInAnyOrder(JsonElement[] expected, JsonElement[] actual, MatchingBudget budget)
    {
        var takenBy = new int[actual.Length];
        Array.Fill(takenBy, -1);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!Find(i, new bool[actual.Length])) return false;
        }

        return true;

        bool Find(int item, bool[] seen)
        {
            for (var candidate = 0; candidate < actual.Length; candidate++)
            {
                if (seen[candidate] || !Holds(expected[item], actual[candidate], budget)) continue;
                seen[candidate] = true;
                if (takenBy[candidate] >= 0 && !Find(takenBy[candidate], seen)) continue;
                takenBy[candidate] = item;
                return true;
            }

            return false;
        }
    }

    private static (string Name, string Argument)? PlaceholderOf(JsonElement expected)
    {
        if (expected.ValueKind != JsonValueKind.String) return null;
        var match = Placeholder().Match(expected.GetString()!);
        return match.Success ? (match.Groups["name"].Value, match.Groups["argument"].Value) : null;
    }

    [GeneratedRegex(@"\A[$#]\{json-unit\.(?<name>[^}]+)\}(?<argument>.*)\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
