using System.Text.RegularExpressions;

namespace XsollaLogin.WireMockTests.Generators;

/// <summary>The operators that match a text, each by its name.</summary>
internal static class TextOperators
{
    private static readonly string[] Simple = ["equalTo", "contains", "doesNotContain", "matches", "doesNotMatch"];

    /// <summary>All of them; where a whole body is matched, absent is left to a generator of its own.</summary>
    public static readonly string[] Names = [.. Simple, "caseInsensitive", "absent", "and", "or", "not"];

    public static JsonObject Draw(string name, Randomizer random, string[] words) => name switch
    {
        "caseInsensitive" => new() { ["equalTo"] = random.ArrayElement(words), ["caseInsensitive"] = random.Bool(0.8f) },
        "absent" => random.Bool(0.6f) ? new() { ["absent"] = true } : DrawSimple(random, words),
        "and" or "or" => new() { [name] = new JsonArray([.. Enumerable.Range(0, random.Int(2, 3)).Select(_ => DrawInner(random, words))]) },
        "not" => new() { ["not"] = DrawInner(random, words) },
        "matches" or "doesNotMatch" => new() { [name] = random.Bool() ? random.ArrayElement(Words.Regexes) : Regex.Escape(random.ArrayElement(words)) },
        "contains" or "doesNotContain" => new() { [name] = random.ArrayElement(Words.Parts) },
        _ => new() { [name] = random.ArrayElement(words) },
    };

    public static JsonObject DrawAny(Randomizer random, string[] words) => Draw(random.ArrayElement(Names), random, words);

    private static JsonObject DrawSimple(Randomizer random, string[] words) => Draw(random.ArrayElement(Simple), random, words);

    private static JsonObject DrawInner(Randomizer random, string[] words) =>
        random.Bool(0.8f) ? DrawSimple(random, words) : Draw(random.ArrayElement(["and", "or", "not", "absent", "caseInsensitive"]), random, words);
}
