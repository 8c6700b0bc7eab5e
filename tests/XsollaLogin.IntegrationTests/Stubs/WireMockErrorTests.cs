namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>The errors of WireMock.Net's admin endpoints have the form of the mock's own errors and keep WireMock.Net's members.</summary>
public sealed class WireMockErrorTests : IAsyncLifetime
{
    private const string NoSuchId = "11111111-1111-4111-8111-111111111111";

    private StubbedMock _mock = null!;

    public static TheoryData<string, string> Endpoints => [.. AdminEndpoints.All.Where(endpoint => endpoint.Method != "HEAD")];

    public async ValueTask InitializeAsync() => _mock = await StubbedMock.StartAsync();

    public ValueTask DisposeAsync() => _mock.DisposeAsync();

    [Theory]
    [InlineData("GET", $"mappings/{NoSuchId}", null, 404)]
    [InlineData("PUT", $"mappings/{NoSuchId}/enable", null, 404)]
    [InlineData("GET", $"mappings/code/{NoSuchId}", null, 404)]
    [InlineData("GET", "files/any.txt", null, 422)]
    [InlineData("DELETE", "files/any.txt", null, 422)]
    [InlineData("PUT", "settings", """{"GlobalProcessingDelay": "a"}""", 422)]
    [InlineData("POST", "mappings", """{"Request": {"Path": {"Matchers": [{"Name": "NoSuchMatcher"}]}}, "Response": {}}""", 422)]
    public async Task An_error_keeps_the_status_text_of_WireMock_Net(string method, string path, string? body, int status)
    {
        var reply = await _mock.Curl.SendAsync(method, $"/__admin/{path}", body);

        Assert.Equal(status, (int)reply.Status);
        AssertForm(reply);
        var said = (string?)reply.Json["Status"];
        Assert.False(string.IsNullOrEmpty(said), reply.Body);
        Assert.Contains(said, reply.Said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Every_error_has_the_form_of_the_mock(string method, string path)
    {
        foreach (var body in (string?[])[null, "{}", "[]", "[{}]", """{"Request": 5}""", "text"])
        {
            var reply = await _mock.Curl.SendAsync(method, $"/__admin/{path}", body);
            if ((int)reply.Status >= 400) AssertForm(reply);
        }
    }

    [Fact]
    public async Task A_stub_on_an_admin_path_answers_as_it_says()
    {
        await _mock.Curl.StubAsync("""
            {
              "Priority": -2147483648,
              "Request": {
                "Path": "/__admin/scenarios", "Methods": ["GET"],
                "Headers": [{"Name": "X-Any", "Matchers": [{"Name": "WildcardMatcher", "Pattern": "*"}]}]
              },
              "Response": {"StatusCode": 500, "Body": "{\"Status\": \"mine\"}"}
            }
            """);
        var reply = await _mock.Curl.SendAsync("GET", "/__admin/scenarios", headers: ("X-Any", "any"));

        Assert.Equal((HttpStatusCode.InternalServerError, "{\"Status\": \"mine\"}"), (reply.Status, reply.Body));
    }

    private static void AssertForm(Reply reply)
    {
        Assert.Equal("application/json", Assert.Single(reply.Headers["Content-Type"]));
        var error = Assert.Single(reply.Json["errors"]!.AsArray())!;
        Assert.Equal((int)reply.Status, (int?)error["code"]);
        Assert.False(string.IsNullOrEmpty((string?)error["title"]), reply.Body);
    }
}
