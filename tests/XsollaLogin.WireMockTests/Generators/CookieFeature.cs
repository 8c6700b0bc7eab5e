namespace XsollaLogin.WireMockTests.Generators;

/// <summary>cookies with one operator.</summary>
internal sealed class CookieFeature(string operatorName) : TextFeature("cookie", operatorName, Words.Plain)
{
    private static readonly string[] Names = ["session", "Session", "theme"];

    protected override JsonObject Pattern(Randomizer random, Func<JsonObject> matcher) => new()
    {
        ["urlPath"] = Path,
        ["cookies"] = new JsonObject { [random.ArrayElement(Names)] = matcher() },
    };

    protected override SentRequest Request(Randomizer random, Func<string> word)
    {
        var cookies = random.ArrayElements(Names, random.Int(0, 2)).Distinct().Select(name => $"{name}={word()}").ToList();
        return new SentRequest("GET", Path) { Headers = cookies.Count == 0 ? [] : [("Cookie", string.Join("; ", cookies))] };
    }
}
