namespace XsollaLogin.WireMockTests.Generators;

/// <summary>queryParameters that say something of all values of a parameter.</summary>
internal sealed class QueryListFeature(string operatorName) : RequestFeature($"query {operatorName}")
{
    private static readonly string[] Values = ["blue", "sky", "12"];

    protected override JsonObject Pattern(Randomizer random) => new()
    {
        ["urlPath"] = Path,
        ["queryParameters"] = new JsonObject
        {
            ["a"] = new JsonObject
            {
                [operatorName] = new JsonArray([.. random.ArrayElements(Values, random.Int(1, 2)).Select(value => new JsonObject { [random.ArrayElement(["equalTo", "contains"])] = value })]),
            },
        },
    };

    protected override SentRequest Request(Randomizer random) =>
        new("GET", $"{Path}?{string.Join('&', random.ArrayElements(Values, random.Int(0, 3)).Select(value => $"a={value}"))}");
}
