namespace XsollaLogin.WireMockTests.Generators;

/// <summary>bodyPatterns with matchesJsonPath: an expression, and an operator for what it finds.</summary>
internal sealed class JsonPathValueFeature(string operatorName) : RequestFeature($"matchesJsonPath with {operatorName}")
{
    private static readonly string[] OfJson = ["[\"red\"]", "[ \"red\", \"blue\" ]", "{\"b\":\"x\",\"c\":3}", "3", "[]", "{}", "[\"x\"]", "\"blue\""];

    // An expression, and the words that it may find.
    private static readonly (string Expression, string[] Words)[] Finds =
    [
        ("$.name", ["blue", "Blue", "sky"]),
        ("$.name", ["BLUE", "b-12", "blue"]),
        ("$.a.b", ["x", "y"]),
        ("$.n", ["3", "3.0", "10", "1"]),
        ("$.on", ["true", "false"]),
        ("$.a", ["{\"b\":\"x\",\"c\":3}", "x"]),
        ("$.tags", ["[\"red\"]", "[\"red\",\"blue\"]", "red"]),
        ("$.empty", ["[]", ""]),
        ("$.nothing", ["null", ""]),
        ("$.none", ["{}", ""]),
        ("$.missing", ["null", "", "blue"]),
        ("$.tags[0]", ["red", "green"]),
        ("$.tags[*]", ["red", "green", "[\"red\"]"]),
        ("$.items[0].b", ["x", "y"]),
        ("$.items[0].n", ["3", "3.0", "5"]),
        ("$.items[*].b", ["x", "[\"x\"]"]),
        ("$..b", ["x", "y"]),
        ("$.items[?(@.n > 2)].b", ["x", "z"]),
        ("$.items.length()", ["1", "2", "0"]),
    ];

    protected override JsonObject Pattern(Randomizer random)
    {
        var (expression, words) = random.ArrayElement(Finds);
        var matcher = operatorName == "equalToJson"
            ? new JsonObject { ["equalToJson"] = random.ArrayElement(OfJson), ["ignoreExtraElements"] = random.Bool() }
            : TextOperators.Draw(operatorName, random, words);
        matcher["expression"] = expression;
        return new JsonObject { ["urlPath"] = Path, ["bodyPatterns"] = new JsonArray(new JsonObject { ["matchesJsonPath"] = matcher }) };
    }

    protected override SentRequest Request(Randomizer random) => new("POST", Path) { Body = Documents.DrawBody(random) };
}
