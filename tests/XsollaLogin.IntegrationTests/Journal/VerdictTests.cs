namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The journal lists the violations of an answer, and of a request that a stub answered.</summary>
public class VerdictTests(MockFixture mock) : IAsyncLifetime
{
    private TestMock? _mock;
    private TestProject? _project;

    public async ValueTask InitializeAsync()
    {
        _mock = await mock.StartAnotherAsync();
        _project = await _mock.NewProjectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _project!.DisposeAsync();
        await _mock!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("login", """{"StatusCode": 418}""", "status 418 is not declared for login")]
    [InlineData("login", """{"BodyAsJson": {}, "Headers": {"Content-Type": "application/json"}}""", "body.login_url in the answer is required")]
    [InlineData("login", """{"BodyAsJson": {"login_url": 1}, "Headers": {"Content-Type": "application/json"}}""",
        "body.login_url in the answer must be of type string")]
    [InlineData("login", """{"BodyAsJson": {"login_url": "x", "more": 1}, "Headers": {"Content-Type": "application/json"}}""",
        "body.more in the answer is a forbidden property")]
    [InlineData("login", """{"Body": "{", "Headers": {"Content-Type": "application/json"}}""", "cannot be read")]
    [InlineData("login", """{"Body": "hello", "Headers": {"Content-Type": "text/plain"}}""",
        "the content type of the answer is \"text/plain\", not application/json")]
    [InlineData("login", """{"StatusCode": 401, "BodyAsJson": {"error": {"code": 7, "description": "x"}}, "Headers": {"Content-Type": "application/json"}}""",
        "body.error.code in the answer must be exactly one of")]
    [InlineData("redirectSso", """{"StatusCode": 302}""", "Location in the answer's headers is required")]
    [InlineData("redirectSso", """{"StatusCode": 302, "Body": "x", "Headers": {"Content-Type": "text/plain", "Location": "https://a.example.com"}}""",
        "the contract has none")]
    public async Task Stub_response_that_violates_the_contract_is_journaled(string operation, string response, string said)
    {
        await _mock!.StubAsync(operation, JsonNode.Parse(response)!);
        await SendAsync(operation);

        Assert.Contains(said, Assert.Single(JournalReading.ViolationsOf(await _mock!.LastEntryAsync(_project!), "answer")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("login", """{"BodyAsJson": {"login_url": "https://a.example.com"}, "Headers": {"Content-Type": "application/json; charset=utf-8"}}""")]
    [InlineData("login", """{"StatusCode": 401, "BodyAsJson": {"error": {"code": 0, "description": "x"}}, "Headers": {"Content-Type": "application/json"}}""")]
    [InlineData("redirectSso", """{"StatusCode": 302, "Headers": {"Location": "https://a.example.com"}}""")]
    [InlineData("clearSso", """{"StatusCode": 204}""")]
    public async Task Valid_stub_response_has_no_violations(string operation, string response)
    {
        await _mock!.StubAsync(operation, JsonNode.Parse(response)!);
        await SendAsync(operation);

        Assert.Empty(JournalReading.ViolationsOf(await _mock!.LastEntryAsync(_project!), "answer"));
    }

    [Fact]
    public async Task Invalid_request_answered_by_a_stub_is_journaled()
    {
        await _mock!.StubAsync("login", new { StatusCode = 418 });
        await _mock!.SendRawAsync("login", $"projectId={_project!.ProjectId}", "{}");

        Assert.Equal(["body.password in body is required", "body.username in body is required"],
            JournalReading.ViolationsOf(await _mock!.LastEntryAsync(_project!), "request").Order());
    }

    private Task<HttpStatusCode> SendAsync(string operation) =>
        _mock!.SendRawAsync(operation, $"projectId={_project!.ProjectId}",
            operation == "login" ? "{\"username\":\"John\",\"password\":\"password123\"}" : null);
}
