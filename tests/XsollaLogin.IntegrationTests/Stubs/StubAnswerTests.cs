namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>What stubs answer, and in place of what.</summary>
public class StubAnswerTests(MockFixture mock)
{
    private const string Origin = "https://game.example.com";

    private static readonly string[] Stubbed = ["logIn", "checkSso", "redirectSso", "getConfirmCode"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Examples =>
        [.. from id in Stubbed
            let operation = ContractDocument.Current.Operation(id)
            from answer in operation.Answers
            select (id, answer.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_contract_comes_byte_for_byte(string id, string name)
    {
        await using var stubbed = await StubbedMock.StartAsync();
        var operation = ContractDocument.Current.Operation(id);
        using var preferred = await SendAsync(mock.Asked.BaseAddress, operation, name);
        await stubbed.StubAsync(new { request = new { method = operation.Method.Method, urlPath = stubbed.PathOf(id) }, response = new Dictionary<string, string> { ["x-example"] = $"{id}/{name}" } });
        using var answered = await SendAsync(stubbed.Http.BaseAddress!, operation);

        Assert.Equal(preferred.StatusCode, answered.StatusCode);
        Assert.Equal(await preferred.Content.ReadAsByteArrayAsync(Stop), await answered.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(preferred.Content.Headers.ContentType, answered.Content.Headers.ContentType);
        Assert.Equal(preferred.Headers.Location, answered.Headers.Location);
    }

    [Fact]
    public async Task Stubs_win_over_flows_the_lowest_priority_first_and_of_equals_the_latest()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        var path = stubbed.PathOf("checkSso");
        var flow = await stubbed.Http.GetAsync(path, Stop);
        var first = await stubbed.StubAsync(path, "first");
        var second = await stubbed.StubAsync(path, "second");
        var urgent = await stubbed.StubAsync(path, "urgent", priority: 1);
        await stubbed.StubAsync(path, "last of all", priority: 9);

        Assert.Equal("urgent", await stubbed.GetAsync(path));
        await RemoveAsync(stubbed, urgent);
        Assert.Equal("second", await stubbed.GetAsync(path));
        await stubbed.Control.DoAsync(HttpMethod.Put, $"mappings/{first}", new { request = new { urlPath = path }, response = new { body = "changed" } }, Stop);
        Assert.Equal("second", await stubbed.GetAsync(path));
        await RemoveAsync(stubbed, second);
        Assert.Equal("changed", await stubbed.GetAsync(path));
        await stubbed.Control.DoAsync(HttpMethod.Delete, "mappings", cancellationToken: Stop);
        using var again = await stubbed.Http.GetAsync(path, Stop);
        Assert.Equal(await flow.Content.ReadAsStringAsync(Stop), await again.Content.ReadAsStringAsync(Stop));
        Assert.Equal(flow.StatusCode, again.StatusCode);
    }

    [Fact]
    public async Task A_page_reads_a_stub_s_answer_and_which_stub_it_was()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        var id = await stubbed.StubAsync(new { name = "Größe", request = new { url = "/x" }, response = new { body = "x" } });
        using var answer = await GetAsync(stubbed, "/x");
        var exposed = answer.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(", ");

        Assert.Equal([Origin], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal([id], answer.Headers.GetValues("Matched-Stub-Id"));
        Assert.Equal(["Gr??e"], answer.Headers.GetValues("Matched-Stub-Name"));
        Assert.Contains("Matched-Stub-Id", exposed);
        Assert.Contains("Matched-Stub-Name", exposed);
    }

    [Fact]
    public async Task A_stub_s_own_headers_win()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await stubbed.StubAsync("""
            {"request": {"url": "/x"}, "response": {"status": 207, "statusMessage": "Well done", "base64Body": "AAEC", "headers": {
                "Access-Control-Allow-Origin": "https://another.example.com", "Content-Type": "application/x-three", "Set-Cookie": ["a=1", "b=2"]}}}
            """);
        using var answer = await GetAsync(stubbed, "/x");

        Assert.Equal((HttpStatusCode.MultiStatus, "Well done"), (answer.StatusCode, answer.ReasonPhrase));
        Assert.Equal(["https://another.example.com"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("Set-Cookie"));
        Assert.Equal("application/x-three", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal([0, 1, 2], await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("POST", false)]
    public async Task A_stub_may_answer_GET_and_HEAD_alike(string method, bool answers)
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await stubbed.StubAsync(new { request = new { method = "GET_OR_HEAD", url = "/x" }, response = new { body = "four" } });
        using var request = new HttpRequestMessage(new HttpMethod(method), "/x");
        using var answer = await stubbed.Http.SendAsync(request, Stop);

        Assert.Equal(answers, answer.Headers.Contains("Matched-Stub-Id"));
    }

    private static Task<JsonNode> RemoveAsync(StubbedMock stubbed, string id) => stubbed.Control.DoAsync(HttpMethod.Delete, $"mappings/{id}", cancellationToken: Stop);

    private static async Task<HttpResponseMessage> GetAsync(StubbedMock stubbed, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", Origin } } };
        return await stubbed.Http.SendAsync(request, Stop);
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri address, ContractOperation operation, string? preferred = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        using var request = new ExampleRequest(operation).ToMessage();
        if (preferred is not null) request.Headers.Add("Prefer", $"example={preferred}");
        return await http.SendAsync(request, Stop);
    }
}
