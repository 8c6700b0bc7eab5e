namespace XsollaLogin.WireMockTests.Generators;

/// <summary>queryParameters with one operator; parameters come several times, empty, in both ways to write a blank, or not at all.</summary>
internal sealed class QueryFeature(string operatorName) : TextFeature("query", operatorName, Words.Texts)
{
    private static readonly string[] Names = ["a", "two words"];

    protected override JsonObject Pattern(Randomizer random, Func<JsonObject> matcher)
    {
        var parameters = new JsonObject();
        foreach (var name in random.ArrayElements(Names, random.Int(1, 2))) parameters[name] = matcher();
        return new JsonObject { ["urlPath"] = Path, ["queryParameters"] = parameters };
    }

    protected override SentRequest Request(Randomizer random, Func<string> word)
    {
        var pairs = Enumerable.Range(0, random.ArrayElement([0, 1, 1, 1, 2, 3])).Select(_ => Pair(random, word())).ToList();
        return new SentRequest("GET", pairs.Count == 0 && random.Bool() ? Path : $"{Path}?{string.Join('&', pairs)}");
    }

    private static string Pair(Randomizer random, string word)
    {
        var name = Uri.EscapeDataString(random.ArrayElement(Names));
        var value = Uri.EscapeDataString(word);
        return random.Int(1, 10) switch
        {
            1 => name,
            2 => $"{name}=",
            <= 6 => $"{name}={value.Replace("%20", "+", StringComparison.Ordinal)}",
            _ => $"{name}={value}",
        };
    }
}
