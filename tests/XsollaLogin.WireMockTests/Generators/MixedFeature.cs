namespace XsollaLogin.WireMockTests.Generators;

/// <summary>Stubs as users write them: a bit of everything, with priorities; the newest of the best wins.</summary>
internal sealed class MixedFeature() : RequestFeature("mixed")
{
    private static readonly string[] Paths = ["/things/1", "/things/2"];

    public override GeneratedCase Generate(Randomizer random)
    {
        var generated = base.Generate(random);
        foreach (var stub in generated.Stubs)
        {
            if (random.Bool()) stub["priority"] = random.Int(1, 10);
        }

        return generated;
    }

    protected override JsonObject Pattern(Randomizer random)
    {
        var pattern = random.Bool(0.9f)
            ? new JsonObject { [random.ArrayElement(["urlPath", "urlPathPattern"])] = random.ArrayElement(Paths) }
            : new JsonObject { ["urlPattern"] = "/things/.*" };
        if (random.Bool(0.6f)) pattern["method"] = random.ArrayElement(["GET", "POST", "ANY"]);
        if (random.Bool(0.3f)) pattern["queryParameters"] = new JsonObject { ["a"] = TextOperators.DrawAny(random, Words.Plain) };
        if (random.Bool(0.3f)) pattern["headers"] = new JsonObject { ["X-Colour"] = TextOperators.DrawAny(random, Words.Plain) };
        if (random.Bool(0.2f)) pattern["cookies"] = new JsonObject { ["theme"] = TextOperators.DrawAny(random, Words.Plain) };
        if (random.Bool(0.3f)) pattern["bodyPatterns"] = new JsonArray(new JsonObject { ["matchesJsonPath"] = random.ArrayElement(JsonPathExpressions.All) });
        return pattern;
    }

    protected override SentRequest Request(Randomizer random)
    {
        var method = random.ArrayElement(["GET", "POST"]);
        var query = random.Bool() ? "" : $"?a={random.ArrayElement(Words.Plain)}";
        var headers = new List<(string, string)>();
        if (random.Bool()) headers.Add(("X-Colour", random.ArrayElement(Words.Plain)));
        if (random.Bool()) headers.Add(("Cookie", $"theme={random.ArrayElement(Words.Plain)}"));
        return new SentRequest(method, random.ArrayElement(Paths) + query) { Headers = headers, Body = method == "POST" ? Documents.DrawBody(random) : null };
    }
}
