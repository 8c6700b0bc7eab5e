namespace XsollaLogin.WireMockTests.Generators;

/// <summary>headers with one operator; names in any case, several values in a line.</summary>
internal sealed class HeaderFeature(string operatorName)
    : TextFeature("header", operatorName, [.. Words.Plain, "blue sky", "text/plain; charset=utf-8", "blue, sky"])
{
    private static readonly string[] Names = ["X-Colour", "x-colour", "X-COLOUR", "Accept"];

    protected override JsonObject Pattern(Randomizer random, Func<JsonObject> matcher) => new()
    {
        ["urlPath"] = Path,
        ["headers"] = new JsonObject { [random.ArrayElement(Names)] = matcher() },
    };

    protected override SentRequest Request(Randomizer random, Func<string> word) => new("GET", Path)
    {
        Headers = [.. random.ArrayElements(Names, random.Int(0, 2)).DistinctBy(name => name.ToUpperInvariant()).Select(name => (name, word()))],
    };
}
