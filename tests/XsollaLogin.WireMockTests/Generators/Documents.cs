namespace XsollaLogin.WireMockTests.Generators;

/// <summary>JSON documents that resemble one another.</summary>
internal static class Documents
{
    private static readonly string[] NotJson = ["", " ", "blue", "{", "{\"a\":1", "[1,", "<a/>", "{'a':1}", "\"text\"", "12", "true", "null", "[]", "{}", "{\"a\":1} trailing"];

    public static JsonObject Draw(Randomizer random)
    {
        var document = new JsonObject();
        foreach (var name in random.Shuffle(["name", "n", "a", "items", "empty", "nothing", "on", "tags", "none"]))
        {
            if (random.Bool(0.65f)) document[name] = ValueOf(name, random);
        }

        return document;
    }

    /// <summary>Mostly a document; sometimes an array of documents, a bare value, or no JSON at all.</summary>
    public static string DrawBody(Randomizer random) => random.Int(1, 10) switch
    {
        1 => random.ArrayElement(NotJson),
        2 => new JsonArray([.. Enumerable.Range(0, random.Int(0, 2)).Select(_ => Item(random))]).ToJsonString(),
        _ => Draw(random).ToJsonString(),
    };

    private static JsonNode? ValueOf(string name, Randomizer random) => name switch
    {
        "name" => random.ArrayElement(["blue", "blue", "Blue", "sky", "b-12"]),
        "n" => Number(random),
        "a" => random.Bool(0.8f) ? new JsonObject { ["b"] = random.ArrayElement(["x", "y"]), ["c"] = Number(random) } : "x",
        "items" => new JsonArray([.. Enumerable.Range(0, random.Int(0, 3)).Select(_ => Item(random))]),
        "empty" => new JsonArray(),
        "nothing" => null,
        "on" => random.Bool(),
        "tags" => new JsonArray([.. random.ArrayElements(["red", "green", "blue"], random.Int(0, 3)).Select(tag => JsonValue.Create(tag))]),
        _ => new JsonObject(),
    };

    private static JsonObject Item(Randomizer random)
    {
        var item = new JsonObject();
        if (random.Bool(0.8f)) item["b"] = random.ArrayElement(["x", "y", "z"]);
        if (random.Bool(0.8f)) item["n"] = Number(random);
        if (random.Bool(0.3f)) item["on"] = random.Bool(0.7f) ? random.Bool() : null;
        return item;
    }

    // Parsed, so that 3 and 3.0 are sent as they are written.
    private static JsonNode Number(Randomizer random) => JsonNode.Parse(random.ArrayElement(["1", "3", "3.0", "4.5", "5", "-2", "0.1", "10"]))!;
}
