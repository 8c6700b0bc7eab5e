namespace XsollaLogin.WireMockTests.Generators;

/// <summary>formParameters with one operator; now and then the body is not said to be a form.</summary>
internal sealed class FormFeature(string operatorName) : TextFeature("form", operatorName, Words.Texts)
{
    private static readonly string[] Names = ["a", "two words"];

    protected override JsonObject Pattern(Randomizer random, Func<JsonObject> matcher) => new()
    {
        ["urlPath"] = Path,
        ["formParameters"] = new JsonObject { [random.ArrayElement(Names)] = matcher() },
    };

    protected override SentRequest Request(Randomizer random, Func<string> word) => new("POST", Path)
    {
        Body = string.Join('&', Enumerable.Range(0, random.Int(1, 3)).Select(_ => $"{WebUtility.UrlEncode(random.ArrayElement(Names))}={WebUtility.UrlEncode(word())}")),
        Headers = [("Content-Type", random.Bool(0.9f) ? "application/x-www-form-urlencoded" : "text/plain")],
    };
}
