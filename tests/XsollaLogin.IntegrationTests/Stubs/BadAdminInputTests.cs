using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Bad input to WireMock.Net's admin endpoints is rejected with a reason, not with status 500 or a stack trace.</summary>
public class BadAdminInputTests : IAsyncLifetime
{
    private StubbedMock _mock = null!;

    public static TheoryData<string, string> Endpoints => AdminEndpoints.TakingBodies;

    /// <summary>The endpoints that read the body.</summary>
    public static TheoryData<string, string> ReadingEndpoints => AdminEndpoints.ReadingBodies;

    private static string Deep { get; } = new string('[', 1000) + new string(']', 1000);

    private static (string? Type, string Body)[] Inputs =>
    [
        .. from type in new[] { Curl.Json, null, "text/plain", "application/x-www-form-urlencoded" }
           from body in new[] { "", "{", "{\"", "[", "[]", "[[]]", "1", "null", "\"x\"", "true", "[null]", "[1]", "{}", "\0", "\uFEFF{}", Deep }
           select (type, body),
        (Curl.Json, """{"Request": null, "Response": null}"""),
        (Curl.Json, """{"Request": 5, "Response": 5}"""),
        (Curl.Json, """{"Request": {"Path": 5}, "Response": {}}"""),
        (Curl.Json, """{"Request": {"Path": {"Matchers": [{"Name": "NoSuchMatcher", "Pattern": "a"}]}}, "Response": {}}"""),
        (Curl.Json, """{"Request": {"Path": {"Matchers": [{"Name": "RegexMatcher", "Pattern": "("}]}}, "Response": {}}"""),
        (Curl.Json, """{"Request": {"Path": {"Matchers": [{"Name": "RegexMatcher"}]}}, "Response": {}}"""),
        (Curl.Json, """{"Request": {"Path": {"Matchers": [null]}}, "Response": {}}"""),
        (Curl.Json, """{"Request": {"Body": {"Matcher": {"Name": "JsonPathMatcher", "Pattern": "$..["}}}, "Response": {}}"""),
        (Curl.Json, """{"Request": {"Body": {"Matcher": {"Name": "XPathMatcher", "Pattern": "///"}}}, "Response": {}}"""),
        (Curl.Json, """{"Request": {"Body": {"Matcher": {"Name": "CSharpCodeMatcher", "Pattern": "return true;"}}}, "Response": {}}"""),
        (Curl.Json, """{"Guid": "no guid", "Request": {}, "Response": {}}"""),
        (Curl.Json, """{"Priority": 99999999999, "Request": {}, "Response": {}}"""),
        (Curl.Json, """{"Request": {}, "Response": {"StatusCode": {}}}"""),
        (Curl.Json, """{"Request": {}, "Response": {"Headers": {"X": {"y": 1}}}}"""),
        (Curl.Json, """{"Request": {}, "Response": {"HeadersRaw": "no colon"}}"""),
        (Curl.Json, """{"Request": {}, "Response": {"BodyEncoding": {"CodePage": 1}, "Body": "a"}}"""),
        (Curl.Json, """{"Request": {}, "Response": {"ProxyUrl": "no url"}}"""),
        (Curl.Json, """{"request": {"urlPath": 5}, "response": []}"""),
        (Curl.Json, """{"GlobalProcessingDelay": -1}"""),
        (Curl.Json, """{"GlobalProcessingDelay": "a"}"""),
        (Curl.Json, """{"ProxyAndRecordSettings": {"Url": "no url"}}"""),
        (Curl.Json, """{"ProxyAndRecordSettings": {}}"""),
        (Curl.Json, """{"openapi": "3.0.0"}"""),
    ];

    public async ValueTask InitializeAsync() => _mock = await StubbedMock.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _mock.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Bad_input_is_rejected_with_a_reason(string method, string path)
    {
        var wrong = new List<string>();
        foreach (var (type, body) in Inputs)
        {
            var reply = await _mock.Curl.SendAsync(method, $"/__admin/{path}", body, type);
            var isWrong = (int)reply.Status >= 500 || reply.Body.Contains("   at ", StringComparison.Ordinal);
            if (isWrong) wrong.Add($"{type} {body[..Math.Min(80, body.Length)]}: {(int)reply.Status} {reply.Body[..Math.Min(200, reply.Body.Length)]}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        await _mock.Curl.SendAsync("POST", "/__admin/reset");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _mock.Curl.LoginAsync()).Status);
    }

    [Theory]
    [MemberData(nameof(ReadingEndpoints))]
    public async Task A_body_of_more_than_64_MiB_is_rejected_before_it_is_sent(string method, string path)
    {
        using var connection = await RawConnection.ToAsync(_mock.BaseAddress);
        var head = $"{method} /__admin/{path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Curl.Json}\r\nContent-Length: {(1L << 26) + 1}";
        await connection.SendAsync($"{head}\r\n\r\n{{");

        Assert.StartsWith("HTTP/1.1 4", await connection.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_chunked_body_is_read(string method, string path)
    {
        using var connection = await RawConnection.ToAsync(_mock.BaseAddress);
        var head = $"{method} /__admin/{path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Curl.Json}\r\nTransfer-Encoding: chunked\r\nConnection: close";
        await connection.SendAsync($"{head}\r\n\r\n1\r\n{{\r\n1\r\n}}\r\n0\r\n\r\n");
        var (text, _) = await connection.ReadToEndAsync();

        Assert.Matches("^HTTP/1.1 [24]", text);
    }

    [Fact]
    public async Task A_stub_that_hides_the_admin_endpoints_can_be_reset()
    {
        // WireMock.Net prefers it to its own mapping, which is of this priority and has one matcher less.
        await _mock.Curl.StubAsync("""
            {
              "Priority": -2147483648,
              "Request": {
                "Path": "/__admin/mappings", "Methods": ["GET"],
                "Headers": [{"Name": "X-Any", "Matchers": [{"Name": "WildcardMatcher", "Pattern": "*"}]}]
              },
              "Response": {"StatusCode": 500, "Body": "no JSON"}
            }
            """);
        var reply = await _mock.Curl.SendAsync("GET", "/__admin/mappings", headers: ("X-Any", "any"));
        var reset = await _mock.Curl.SendAsync("POST", "/__admin/reset");
        var again = await _mock.Curl.GetAsync("/__admin/mappings");

        Assert.DoesNotContain("Guid", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", reply.Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (reset.Status, again.Status));
    }
}
