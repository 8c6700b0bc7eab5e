namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>What takes too long to decide does not match, whatever the pattern, and the mock goes on answering.</summary>
public sealed class StubBudgetTests : IAsyncLifetime
{
    private const string Endless = "(a+)+b";
    private static readonly string s_bad = new('a', 60);

    private StubbedMock? _stubbed;

    private StubbedMock Stubbed => _stubbed!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stubbed = await StubbedMock.StartAsync();

    public ValueTask DisposeAsync() => Stubbed.DisposeAsync();

    [Theory]
    [InlineData("""{"matches": "(a+)+b"}""")]
    [InlineData("""{"doesNotMatch": "(a+)+b"}""")]
    [InlineData("""{"not": {"matches": "(a+)+b"}}""")]
    public async Task An_expression_that_takes_too_long_matches_no_more_than_its_contrary(string pattern)
    {
        var body = JsonNode.Parse(pattern);
        await AssertUnmatchedAsync(new JsonObject { ["url"] = "/x", ["bodyPatterns"] = new JsonArray(body) }, s_bad);
    }

    [Fact]
    public async Task A_path_template_that_takes_too_long_does_not_match()
    {
        var path = $"/{new string('a', 4000)}";
        var request = new JsonObject { ["urlPathTemplate"] = $"/{string.Concat(Enumerable.Range(0, 12).Select(number => $"{{p{number}}}a"))}b" };
        await AssertUnmatchedAsync(request, "", path);
    }

    [Fact]
    public async Task Filters_within_filters_end()
    {
        var filter = string.Concat(Enumerable.Repeat("[?(@..", 8)) + "[?(@.none)]" + string.Concat(Enumerable.Repeat(")]", 8));
        var body = $"{string.Concat(Enumerable.Repeat("{\"a\":", 60))}1{new string('}', 60)}";
        await AssertUnmatchedAsync(JsonPath($"$..{filter}"), body);
    }

    [Fact]
    public async Task Many_values_that_each_take_long_end()
    {
        var body = $"{{\"a\": [{string.Join(", ", Enumerable.Repeat($"\"{s_bad}\"", 1000))}]}}";
        await AssertUnmatchedAsync(JsonPath(new JsonObject { ["expression"] = "$.a[*]", ["matches"] = Endless }), body);
    }

    [Fact]
    public async Task Metadata_that_take_too_long_are_not_found()
    {
        await Stubbed.StubAsync(new { metadata = new { text = s_bad } });
        var found = await Stubbed.Control.DoAsync(HttpMethod.Post, "mappings/find-by-metadata", new { matchesJsonPath = new { expression = "$.text", doesNotMatch = Endless } }, Stop);

        Assert.Empty(found["mappings"]!.AsArray());
    }

    private static JsonObject JsonPath(JsonNode path) => new() { ["url"] = "/x", ["bodyPatterns"] = new JsonArray(new JsonObject { ["matchesJsonPath"] = path }) };

    private async Task AssertUnmatchedAsync(JsonObject request, string body, string path = "/x")
    {
        await Stubbed.StubAsync(path, "other", priority: 9);
        await Stubbed.StubAsync(new { request, response = new { body = "matched" } });

        Assert.Equal((HttpStatusCode.OK, "other"), await Stubbed.SendAsync(path, body));
        Assert.Equal(0, (int)(await Stubbed.Control.DoAsync(HttpMethod.Post, "requests/count", request, Stop))["count"]!);
    }
}
