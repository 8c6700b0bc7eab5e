namespace XsollaLogin.WireMockTests.Generators;

internal sealed class MethodFeature() : RequestFeature("method")
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

    protected override JsonObject Pattern(Randomizer random)
    {
        var pattern = new JsonObject { ["url"] = Path };
        if (random.Bool(0.8f)) pattern["method"] = random.ArrayElement([.. Methods, "ANY", "GET_OR_HEAD"]);
        return pattern;
    }

    protected override SentRequest Request(Randomizer random) => new(random.ArrayElement(Methods), Path);
}
