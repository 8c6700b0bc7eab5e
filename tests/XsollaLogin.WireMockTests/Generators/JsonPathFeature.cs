namespace XsollaLogin.WireMockTests.Generators;

/// <summary>bodyPatterns with matchesJsonPath: an expression alone.</summary>
internal sealed class JsonPathFeature(string kind, string[] expressions) : RequestFeature($"matchesJsonPath {kind}")
{
    protected override JsonObject Pattern(Randomizer random) => new()
    {
        ["urlPath"] = Path,
        ["bodyPatterns"] = new JsonArray(new JsonObject { ["matchesJsonPath"] = random.ArrayElement(expressions) }),
    };

    protected override SentRequest Request(Randomizer random) => new("POST", Path) { Body = Documents.DrawBody(random) };
}
