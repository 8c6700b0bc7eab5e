namespace XsollaLogin.WireMockTests.Generators;

/// <summary>bodyPatterns that join JSON and text operators by and, or, not.</summary>
internal sealed class BodyLogicFeature() : RequestFeature("body logic")
{
    protected override JsonObject Pattern(Randomizer random) => new()
    {
        ["urlPath"] = Path,
        ["bodyPatterns"] = new JsonArray([.. Enumerable.Range(0, random.Int(1, 2)).Select(_ => Join(random))]),
    };

    protected override SentRequest Request(Randomizer random) => new("POST", Path) { Body = random.Bool(0.9f) ? Documents.DrawBody(random) : null };

    private static JsonObject Join(Randomizer random) => random.Int(1, 4) switch
    {
        1 => new() { ["and"] = new JsonArray(One(random), One(random)) },
        2 => new() { ["or"] = new JsonArray(One(random), One(random)) },
        3 => new() { ["not"] = One(random) },
        _ => One(random),
    };

    private static JsonObject One(Randomizer random) => random.Int(1, 5) switch
    {
        1 => new() { ["equalToJson"] = "{}", ["ignoreExtraElements"] = true },
        2 => new() { ["contains"] = random.ArrayElement(["\"b\"", "blue", "x", "{"]) },
        3 => new() { ["absent"] = true },
        _ => new() { ["matchesJsonPath"] = random.ArrayElement(JsonPathExpressions.All) },
    };
}
