namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>The control calls of stubs, shaped as WireMock's.</summary>
public class MappingCallsTests
{
    private const string Id = "11111111-1111-1111-1111-111111111111";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stub_is_listed_as_it_was_given_with_its_id_and_what_holds_by_default()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await stubbed.StubAsync($$$$"""{"id": "{{{{Id}}}}", "metadata": {"team": "ä"}, "request": {"url": "/x"}, "response": {"jsonBody": {"b": 1.0}}}""");
        var stub = await stubbed.Control.DoAsync(HttpMethod.Get, $"mappings/{Id}", cancellationToken: Stop);

        Assert.True(JsonNode.DeepEquals(stub, JsonNode.Parse($$$$"""
            {"id": "{{{{Id}}}}", "metadata": {"team": "ä"}, "request": {"method": "ANY", "url": "/x"}, "response": {"status": 200, "jsonBody": {"b": 1.0}}, "uuid": "{{{{Id}}}}"}
            """)), stub.ToJsonString());
    }

    [Fact]
    public async Task A_listing_is_in_the_order_of_matching_and_comes_in_parts()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        foreach (var (path, priority) in new[] { ("/low", 9), ("/first", 5), ("/second", 5), ("/high", 1) }) await stubbed.StubAsync(path, "", priority);
        var part = await stubbed.Control.DoAsync(HttpMethod.Get, "mappings?offset=1&limit=2", cancellationToken: Stop);

        Assert.Equal(["/second", "/first"], UrlsOf(part));
        Assert.Equal(4, (int)part["meta"]!["total"]!);
    }

    [Fact]
    public async Task What_one_mock_lists_another_takes_in_the_same_order()
    {
        await using var one = await StubbedMock.StartAsync();
        await using var another = await StubbedMock.StartAsync();
        await one.StubAsync("""{"persistent": true, "insertionIndex": 7, "scenarioName": "s", "newScenarioState": "t", "request": {"urlPath": "/x", "basicAuth": {"username": "u", "password": "p"}}}""");
        await one.StubAsync("/x", "second");
        await one.StubAsync("/x", "third");
        var listed = await one.Control.DoAsync(HttpMethod.Get, "mappings", cancellationToken: Stop);
        await another.Control.DoAsync(HttpMethod.Post, "mappings/import", listed, Stop);

        Assert.True(JsonNode.DeepEquals(listed, await another.Control.DoAsync(HttpMethod.Get, "mappings", cancellationToken: Stop)));
        Assert.Equal("third", await another.GetAsync("/x"));
    }

    [Theory]
    [InlineData("OVERWRITE", false, "new", 2)]
    [InlineData("OVERWRITE", true, "new", 1)]
    [InlineData("IGNORE", false, "old", 2)]
    [InlineData("IGNORE", true, "old", 1)]
    public async Task An_import_does_with_duplicates_and_others_as_it_is_told(string duplicatePolicy, bool deleteAllNotInImport, string body, int total)
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await stubbed.StubAsync(new { id = Id, request = new { url = "/x" }, response = new { body = "old" } });
        await stubbed.StubAsync("/y", "y");
        await stubbed.Control.DoAsync(
            HttpMethod.Post,
            "mappings/import",
            new { mappings = new[] { new { id = Id, request = new { url = "/x" }, response = new { body = "new" } } }, importOptions = new { duplicatePolicy, deleteAllNotInImport } },
            Stop);

        Assert.Equal(body, await stubbed.GetAsync("/x"));
        Assert.Equal(total, (int)(await stubbed.Control.DoAsync(HttpMethod.Get, "mappings", cancellationToken: Stop))["meta"]!["total"]!);
    }

    [Fact]
    public async Task A_bad_import_changes_nothing()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await stubbed.RefusalAsync("""{"mappings": [{"request": {"url": "/x"}}, {"priority": "x"}], "importOptions": {"deleteAllNotInImport": true}}""", "mappings/import");

        Assert.Empty(UrlsOf(await stubbed.Control.DoAsync(HttpMethod.Get, "mappings", cancellationToken: Stop)));
    }

    [Fact]
    public async Task Stubs_are_found_and_removed_by_their_metadata_and_by_what_they_mean()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        foreach (var team in new[] { "a", "b", "c" }) await stubbed.StubAsync(new { metadata = new { team }, request = new { url = $"/{team}" } });
        var ofA = new { matchesJsonPath = new { expression = "$.team", equalTo = "a" } };

        Assert.Equal(["/a"], UrlsOf(await stubbed.Control.DoAsync(HttpMethod.Post, "mappings/find-by-metadata", ofA, Stop)));
        await stubbed.Control.DoAsync(HttpMethod.Post, "mappings/remove-by-metadata", ofA, Stop);
        await stubbed.Control.DoAsync(HttpMethod.Post, "mappings/remove", new { request = new { method = "ANY", url = "/b" } }, Stop);
        Assert.Equal(["/c"], UrlsOf(await stubbed.Control.DoAsync(HttpMethod.Get, "mappings", cancellationToken: Stop)));
    }

    [Theory]
    [InlineData("GET", Id)]
    [InlineData("PUT", Id)]
    [InlineData("DELETE", Id)]
    public async Task A_stub_that_is_not_there_is_not_found(string method, string id)
    {
        await using var stubbed = await StubbedMock.StartAsync();
        var (status, answer) = await stubbed.Control.SendAsync(new HttpMethod(method), $"mappings/{id}", "{}", Stop);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(id, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_is_taken_once_also_by_parallel_calls()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => stubbed.Control.SendAsync(HttpMethod.Post, "mappings", new { id = Id }, Stop)));

        Assert.Single(made, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(made.Where(answer => answer.Status != HttpStatusCode.Created), answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
    }

    [Fact]
    public async Task No_more_stubs_are_taken_than_can_be_kept()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        var many = string.Join(", ", Enumerable.Range(0, 10_001).Select(number => $$$"""{"request": {"url": "/{{{number}}}"} }"""));

        Assert.Contains("no more than 10000", await stubbed.RefusalAsync($$"""{"mappings": [{{many}}]}""", "mappings/import"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_and_version_are_told()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await stubbed.Control.DoAsync(HttpMethod.Post, "settings", new { fixedDelay = 1, delayDistribution = new { type = "uniform", lower = 0, upper = 1 } }, Stop);
        var told = await stubbed.Control.DoAsync(HttpMethod.Get, "settings", cancellationToken: Stop);
        await stubbed.Control.DoAsync(HttpMethod.Post, "settings", told, Stop);
        var again = await stubbed.Control.DoAsync(HttpMethod.Get, "settings", cancellationToken: Stop);
        await stubbed.Control.DoAsync(HttpMethod.Post, "reset", cancellationToken: Stop);
        var kept = await stubbed.Control.DoAsync(HttpMethod.Get, "settings", cancellationToken: Stop);
        await stubbed.Control.DoAsync(HttpMethod.Post, "settings", new { }, Stop);

        Assert.Equal(1, (int)told["settings"]!["fixedDelay"]!);
        Assert.True(JsonNode.DeepEquals(told, again));
        Assert.True(JsonNode.DeepEquals(told, kept));
        Assert.Null((await stubbed.Control.DoAsync(HttpMethod.Get, "settings", cancellationToken: Stop))["settings"]!["fixedDelay"]);
        Assert.NotEmpty((string)(await stubbed.Control.DoAsync(HttpMethod.Get, "version", cancellationToken: Stop))["version"]!);
    }

    private static IEnumerable<string?> UrlsOf(JsonNode listing) =>
        listing["mappings"]!.AsArray().Select(stub => (string?)(stub!["request"]!["url"] ?? stub["request"]!["urlPath"]));
}
