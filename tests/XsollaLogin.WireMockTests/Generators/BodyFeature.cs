namespace XsollaLogin.WireMockTests.Generators;

/// <summary>bodyPatterns with one operator on a text.</summary>
internal sealed class BodyFeature(string operatorName) : TextFeature("body", operatorName, Words.Lines)
{
    protected override JsonObject Pattern(Randomizer random, Func<JsonObject> matcher) => new()
    {
        ["urlPath"] = Path,
        ["bodyPatterns"] = new JsonArray([.. Enumerable.Range(0, random.Int(1, 2)).Select(_ => matcher())]),
    };

    protected override SentRequest Request(Randomizer random, Func<string> word) =>
        new("POST", Path) { Body = random.Bool(0.9f) ? word() : null, Headers = [("Content-Type", "text/plain")] };
}
