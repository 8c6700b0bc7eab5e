using System.Text.Json;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.State;

/// <summary>The rules in the <c>validation</c> of an asked field; other members are for the user's application only.</summary>
internal static class FieldRules
{
    /// <summary>A pattern of a tester that takes longer does not match.</summary>
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Returns the errors in the rules, each with the place in front.</summary>
    public static IEnumerable<string> ProblemsIn(JsonElement rules)
    {
        if (rules.ValueKind != JsonValueKind.Object) return [" must be an object"];
        return rules.EnumerateObject().SelectMany(rule => (rule.Name switch
        {
            Members.MinLength or Members.MaxLength => ProblemIf(!rule.Value.TryReadLength(out _), "must be a number of characters"),
            Members.AllowedCharacters or Members.ForbiddenCharacters => ProblemIf(rule.Value.ValueKind != JsonValueKind.String, "must be a text"),
            Members.Regexps => rule.Value.ValueKind == JsonValueKind.Array ? ProblemsInPatterns(rule.Value) : [" must be a list of texts"],
            Members.ShouldContain => ProblemIf(
                rule.Value.ValueKind != JsonValueKind.Array || !rule.Value.EnumerateArray().All(required => required.TryReadRequired(out _, out _)),
                $"must be a list of {{\"{Members.Characters}\": a text, \"{Members.Count}\": a number of characters}}"),
            _ => [],
        }).Select(problem => $".{rule.Name}{problem}"));
    }

    /// <summary>Returns the first rule that the value breaks, in the words of the contract's rules; null if it keeps all.</summary>
    public static string? BrokenBy(string value, JsonElement rules) => rules.ValueKind != JsonValueKind.Object ? null : rules.EnumerateObject()
        .Select(rule => rule.Name switch
        {
            Members.MinLength when rule.Value.TryReadLength(out var least) && value.Length < least => $"should be at least {least} chars long",
            Members.MaxLength when rule.Value.TryReadLength(out var most) && value.Length > most => $"should be at most {most} chars long",
            Members.AllowedCharacters when value.Except(rule.Value.ToString()).Any() => $"should have only {rule.Name} '{rule.Value}'",
            Members.ForbiddenCharacters when value.Intersect(rule.Value.ToString()).Any() => $"should have none of {rule.Name} '{rule.Value}'",
            Members.Regexps when Patterns(rule.Value).FirstOrDefault(pattern => !IsMatch(value, pattern)) is { } broken => $"should match '{broken}'",
            Members.ShouldContain when MissingIn(value, rule.Value) is { } missing => $"should contain at least {missing}",
            _ => null,
        })
        .FirstOrDefault(broken => broken is not null);

    private static bool TryReadLength(this JsonElement value, out int length)
    {
        length = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out length) && length >= 0;
    }

    private static bool TryReadRequired(this JsonElement rule, out string characters, out int count)
    {
        (characters, count) = ("", 0);
        if (rule.ValueKind != JsonValueKind.Object || !rule.TryGetProperty(Members.Characters, out var text)) return false;
        if (text.ValueKind != JsonValueKind.String || !rule.TryGetProperty(Members.Count, out var least)) return false;
        characters = text.GetString()!;
        return least.TryReadLength(out count);
    }

    /// <summary>Describes the first required characters of which the value has too few; null if it has enough of all.</summary>
    private static string? MissingIn(string value, JsonElement required)
    {
        foreach (var rule in required.ValueKind == JsonValueKind.Array ? required.EnumerateArray() : default)
        {
            if (rule.TryReadRequired(out var characters, out var least) && value.Count(characters.Contains) < least) return $"{least} of '{characters}'";
        }

        return null;
    }

    private static IEnumerable<string> ProblemIf(bool wrong, string problem) => wrong ? [$" {problem}"] : [];

    private static IEnumerable<string> ProblemsInPatterns(JsonElement patterns) => patterns.EnumerateArray().Index()
        .Select(pattern => (pattern.Index, Problem: ProblemInPattern(pattern.Item)))
        .Where(pattern => pattern.Problem is not null)
        .Select(pattern => $"[{pattern.Index}] {pattern.Problem}");

    private static string? ProblemInPattern(JsonElement pattern)
    {
        if (pattern.ValueKind != JsonValueKind.String) return "must be a text";
        try
        {
            _ = new Regex(pattern.GetString()!);
            return null;
        }
        catch (ArgumentException e)
        {
            return $"must be a regular expression: {e.Message}";
        }
    }

    private static IEnumerable<string> Patterns(JsonElement patterns) => patterns.EnumerateArray().Select(pattern => pattern.ToString());

    private static bool IsMatch(string value, string pattern)
    {
        try
        {
            return Regex.IsMatch(value, pattern, RegexOptions.None, LongestMatch);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
