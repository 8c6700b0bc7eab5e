namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The journal says what the contract thinks of an answer, and of a request that a stub answered unread.</summary>
public class VerdictTests(MockFixture mock) : IAsyncLifetime
{
    private TestMock? _mock;
    private World? _world;

    public async ValueTask InitializeAsync()
    {
        _mock = await mock.StartAnotherAsync();
        _world = await _mock.NewWorldAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _world!.DisposeAsync();
        await _mock!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("logIn", """{"StatusCode": 418}""", "status 418 is not declared for logIn")]
    [InlineData("logIn", """{"BodyAsJson": {}, "Headers": {"Content-Type": "application/json"}}""", "body.login_url in the answer is required")]
    [InlineData("logIn", """{"BodyAsJson": {"login_url": 1}, "Headers": {"Content-Type": "application/json"}}""",
        "body.login_url in the answer must be of type string")]
    [InlineData("logIn", """{"BodyAsJson": {"login_url": "x", "more": 1}, "Headers": {"Content-Type": "application/json"}}""",
        "body.more in the answer is a forbidden property")]
    [InlineData("logIn", """{"Body": "{", "Headers": {"Content-Type": "application/json"}}""", "cannot be read")]
    [InlineData("logIn", """{"Body": "hello", "Headers": {"Content-Type": "text/plain"}}""",
        "the content type of the answer is \"text/plain\", not application/json")]
    [InlineData("logIn", """{"StatusCode": 401, "BodyAsJson": {"error": {"code": 7, "description": "x"}}, "Headers": {"Content-Type": "application/json"}}""",
        "body.error.code in the answer must be exactly one of")]
    [InlineData("redirectSso", """{"StatusCode": 302}""", "Location in the answer's headers is required")]
    [InlineData("redirectSso", """{"StatusCode": 302, "Body": "x", "Headers": {"Content-Type": "text/plain", "Location": "https://a.example.com"}}""",
        "the contract has none")]
    public async Task A_stub_outside_the_contract(string operation, string response, string said)
    {
        await _mock!.StubAsync(operation, JsonNode.Parse(response)!);
        await SendAsync(operation);

        Assert.Contains(said, Assert.Single(JournalReading.FaultsOf(await _mock!.LastEntryAsync(_world!), "answer")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logIn", """{"BodyAsJson": {"login_url": "https://a.example.com"}, "Headers": {"Content-Type": "application/json; charset=utf-8"}}""")]
    [InlineData("logIn", """{"StatusCode": 401, "BodyAsJson": {"error": {"code": 0, "description": "x"}}, "Headers": {"Content-Type": "application/json"}}""")]
    [InlineData("redirectSso", """{"StatusCode": 302, "Headers": {"Location": "https://a.example.com"}}""")]
    [InlineData("clearSso", """{"StatusCode": 204}""")]
    public async Task A_stub_within_the_contract(string operation, string response)
    {
        await _mock!.StubAsync(operation, JsonNode.Parse(response)!);
        await SendAsync(operation);

        Assert.Empty(JournalReading.FaultsOf(await _mock!.LastEntryAsync(_world!), "answer"));
    }

    [Fact]
    public async Task A_request_that_a_stub_answered()
    {
        await _mock!.StubAsync("logIn", new { StatusCode = 418 });
        await _mock!.SendRawAsync("logIn", $"projectId={_world!.ProjectId}", "{}");

        Assert.Equal(["body.password in body is required", "body.username in body is required"], JournalReading.FaultsOf(await _mock!.LastEntryAsync(_world!), "request").Order());
    }

    private Task<HttpStatusCode> SendAsync(string operation) =>
        _mock!.SendRawAsync(operation, $"projectId={_world!.ProjectId}", operation == "logIn" ? "{\"username\":\"John\",\"password\":\"password123\"}" : null);
}
