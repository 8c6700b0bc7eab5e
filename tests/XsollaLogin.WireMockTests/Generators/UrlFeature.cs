namespace XsollaLogin.WireMockTests.Generators;

/// <summary>One of the ways to match a URL.</summary>
internal sealed class UrlFeature(string field) : RequestFeature($"url by {field}")
{
    private static readonly string[] Paths = ["/things", "/things/", "/things/1", "/things/22", "/Things/1", "/things/a%20b", "/things/a+b", "/things/%C3%BC", "/things/1/parts/2", "/things/a.b"];
    private static readonly string[] Queries = ["", "?", "?a=1", "?a=1&b=2", "?b=2&a=1", "?a=x%20y"];

    protected override JsonObject Pattern(Randomizer random) => new()
    {
        [field] = field switch
        {
            "url" => random.ArrayElement(Paths) + random.ArrayElement(Queries),
            "urlPath" => random.ArrayElement(Paths),
            "urlPathTemplate" => random.ArrayElement(["/things/{id}", "/things/{id}/parts/{part}", "/{kind}/1", "/things/1", "/things/{id}/"]),
            "urlPathPattern" => random.ArrayElement(["/things/\\d+", "/things/[^/]+", "/things.*", "/.*/1", "/things/?", "/things/a.b", "(?i)/THINGS/1", "/things/%C3.*"]),
            _ => random.ArrayElement(["/things/\\d+", "/things/[^?]+\\?a=1", "/things.*", "/things/1\\?.*", ".*b=2.*", "/things/\\d+(\\?.*)?", "/things", "(?i)/THINGS/1"]),
        },
    };

    protected override SentRequest Request(Randomizer random) => new("GET", random.ArrayElement(Paths) + (random.Bool() ? random.ArrayElement(Queries) : ""));
}
