namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The requests as WireMock's clients count and find them.</summary>
public class WireMockRequestTests(MockFixture fixture) : IAsyncLifetime
{
    private TestMock? _mock;
    private World? _world;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _mock = await fixture.StartAnotherAsync();
        _world = await _mock.NewWorldAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _world!.DisposeAsync();
        await _mock!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Requests_of_all_projects_are_listed_the_latest_first()
    {
        await using var other = await _mock!.NewWorldAsync();
        await _world!.SignUpAsync();
        await other.SignUpAsync();
        await GetAsync("/no-such-page?q=1&q=2");
        var list = await GetJsonAsync("requests");
        var events = list["requests"]!.AsArray();
        var page = events[0]!;

        Assert.Equal(3, (int)list["meta"]!["total"]!);
        Assert.False((bool)list["requestJournalDisabled"]!);
        Assert.Equal("/no-such-page?q=1&q=2", (string?)page["request"]!["url"]);
        Assert.Equal($"{new Uri(_mock.BaseAddress, "/no-such-page?q=1&q=2")}", (string?)page["request"]!["absoluteUrl"]);
        Assert.Equal(["1", "2"], page["request"]!["queryParams"]!["q"]!["values"]!.AsArray().Select(value => (string?)value));
        Assert.False((bool)page["wasMatched"]!);
        Assert.Equal(404, (int)page["response"]!["status"]!);
        Assert.Contains(other.ProjectId, (string?)events[1]!["request"]!["url"], StringComparison.Ordinal);
        Assert.True((bool)events[1]!["wasMatched"]!);
        Assert.Single((await GetJsonAsync("requests?limit=1"))["requests"]!.AsArray());
        Assert.Empty((await GetJsonAsync("requests?since=2999-01-01T00:00:00Z"))["requests"]!.AsArray());
    }

    [Fact]
    public async Task What_nobody_answered_is_unmatched()
    {
        await _world!.SignUpAsync();
        await GetAsync("/no-such-page");
        await GetAsync("/openapi.yaml");

        Assert.Equal(["/no-such-page"], (await GetJsonAsync("requests/unmatched"))["requests"]!.AsArray().Select(request => (string?)request!["url"]));
        Assert.Equal(1, (int)(await GetJsonAsync("requests?unmatched=true"))["meta"]!["total"]!);
    }

    [Fact]
    public async Task A_stub_s_requests_are_found_by_its_id()
    {
        var stub = await _mock!.StubAsync("logIn", new { status = 418 });
        await _world!.SignUpAsync();
        await _mock!.SendRawAsync("logIn", $"projectId={_world.ProjectId}", "{}");
        var found = Assert.Single((await GetJsonAsync($"requests?matchingStub={stub}"))["requests"]!.AsArray())!;

        Assert.Equal(418, (int)found["response"]!["status"]!);
        Assert.Equal(stub, (string?)found["stubMapping"]!["id"]);
    }

    [Fact]
    public async Task Patterns_match_what_was_sent_and_the_answer_shows_it_masked()
    {
        await _world!.SignUpAsync();
        await _world.SignUpAsync(Person.Jane);
        var pattern = new { method = "POST", bodyPatterns = new[] { new { matchesJsonPath = $"$[?(@.password == '{Person.Jane.Password}')]" } } };
        var found = Assert.Single((await PostAsync("requests/find", pattern))["requests"]!.AsArray())!;

        Assert.Equal(1, (int)(await PostAsync("requests/count", pattern))["count"]!);
        Assert.Contains("Jane", (string?)found["body"], StringComparison.Ordinal);
        Assert.DoesNotContain(Person.Jane.Password, found.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Found_requests_come_the_oldest_first()
    {
        await GetAsync("/a");
        await GetAsync("/b");

        Assert.Equal(["/a", "/b"], (await PostAsync("requests/find", new { urlPattern = "/[ab]" }))["requests"]!.AsArray().Select(request => (string?)request!["url"]));
    }

    [Fact]
    public async Task A_request_is_read_and_taken_away_by_its_id()
    {
        await GetAsync("/a");
        await GetAsync("/b");
        var id = (string)(await GetJsonAsync("requests"))["requests"]![0]!["id"]!;
        Assert.Equal("/b", (string?)(await GetJsonAsync($"requests/{id}"))["request"]!["url"]);
        await _mock!.Control.DoAsync(HttpMethod.Delete, $"requests/{id}", cancellationToken: Stop);
        var (status, _) = await _mock.Control.SendAsync(HttpMethod.Get, $"requests/{id}", cancellationToken: Stop);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(["/a"], (await GetJsonAsync("requests"))["requests"]!.AsArray().Select(request => (string?)request!["request"]!["url"]));
    }

    [Fact]
    public async Task Requests_are_taken_away_by_a_pattern()
    {
        await GetAsync("/a");
        await GetAsync("/b");
        var removed = await PostAsync("requests/remove", new { urlPath = "/a" });

        Assert.Equal("/a", (string?)Assert.Single(removed["serveEvents"]!.AsArray())!["request"]!["url"]);
        Assert.Equal(1, (int)(await PostAsync("requests/count", new { }))["count"]!);
        await PostAsync("requests/reset", new { });
        Assert.Equal(0, (int)(await PostAsync("requests/count", new { }))["count"]!);
    }

    [Theory]
    [InlineData("GET", "requests?limit=x", null, "limit")]
    [InlineData("GET", "requests?since=x", null, "since")]
    [InlineData("POST", "requests/count", "{\"metod\": \"GET\"}", "metod")]
    [InlineData("POST", "requests/find", "[]", "object")]
    [InlineData("POST", "requests/remove", "", "JSON")]
    [InlineData("GET", "requests/x", null, "\"x\"")]
    [InlineData("GET", "requests/00000000-0000-0000-0000-000000000001", null, "no request")]
    public async Task A_call_that_makes_no_sense_is_refused_in_words(string method, string path, string? body, string said)
    {
        var (status, answer) = await _mock!.Control.SendAsync(new HttpMethod(method), path, body, Stop);

        Assert.InRange((int)status, 400, 499);
        Assert.Contains(said, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    private async Task GetAsync(string path)
    {
        using var response = await _world!.Http.GetAsync(new Uri(_mock!.BaseAddress, path), Stop);
    }

    private Task<JsonNode> GetJsonAsync(string path) => _mock!.Control.DoAsync(HttpMethod.Get, path, cancellationToken: Stop);

    private Task<JsonNode> PostAsync(string path, object body) => _mock!.Control.DoAsync(HttpMethod.Post, path, body, Stop);
}
