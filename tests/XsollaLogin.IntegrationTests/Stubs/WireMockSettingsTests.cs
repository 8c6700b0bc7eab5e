using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>WireMock.Net's settings also apply to the flows; the mock's limits stay, and a reset restores the settings.</summary>
public class WireMockSettingsTests
{
    private const string Path = "/__admin/settings";

    [Fact]
    public async Task A_delay_of_all_answers_delays_the_flows()
    {
        await using var mock = await StubbedMock.StartAsync();
        await PutAsync(mock, """{"GlobalProcessingDelay": 300}""");
        await mock.Curl.LoginAsync();
        var entry = Assert.Single((await mock.Curl.GetAsync("/__admin/projects/any/journal")).Json["entries"]!.AsArray())!;

        // The duration that the server reports; a timer may be a little early.
        Assert.True((double)entry["durationMs"]! > 200, entry.ToJsonString());
        Assert.Equal("flow", (string?)entry["cause"]);
    }

    [Fact]
    public async Task A_partial_match_answers_when_it_is_allowed()
    {
        await using var mock = await StubbedMock.StartAsync();
        const string stub = """
            {
              "Request": {"Path": "/partial", "Params": [{"Name": "a", "Matchers": [{"Name": "ExactMatcher", "Pattern": "1"}]}]},
              "Response": {"Body": "partial"}
            }
            """;
        await mock.Curl.StubAsync(stub);
        var before = await mock.Curl.GetAsync("/partial");
        await PutAsync(mock, """{"AllowPartialMapping": true}""");
        var allowed = await mock.Curl.GetAsync("/partial");

        await mock.Curl.SendAsync("POST", "/__admin/reset");
        await mock.Curl.StubAsync(stub);
        var after = await mock.Curl.GetAsync("/partial");

        Assert.Equal((HttpStatusCode.NotFound, "partial", HttpStatusCode.NotFound), (before.Status, allowed.Body, after.Status));
    }

    [Fact]
    public async Task Partial_matching_changes_neither_the_flows_nor_unknown_paths()
    {
        await using var mock = await StubbedMock.StartAsync();
        await using var project = await mock.NewProjectAsync();
        await PutAsync(mock, """{"AllowPartialMapping": true}""");
        await project.LoginAsync();
        var unknown = await mock.Curl.GetAsync("/no/such/path");
        var entry = (await mock.Curl.GetAsync("/__admin/journal")).Json["entries"]![0]!;

        Assert.Equal(ContractDocument.Current.Fallback("unknownPath").Status, unknown.Status);
        Assert.NotEmpty(unknown.Body);
        Assert.Equal("unknown", (string?)entry["cause"]);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task The_limits_of_the_mock_cannot_be_changed(string method)
    {
        await using var mock = await StubbedMock.StartAsync(new MockLoginServerOptions { JournalSize = 2 });
        var server = mock.WireMock;
        const string unbounded = """{"MaxRequestLogCount": 100000, "UseRegexExtended": true, "DisableRequestBodyDecompressing": false}""";
        var reply = await mock.Curl.SendAsync(method, Path, unbounded);
        for (var i = 0; i < 5; i++) await mock.Curl.LoginAsync();
        var settings = (await mock.Curl.GetAsync(Path)).Json;

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(2, server.LogEntries.Count);
        Assert.Equal((2, false), ((int?)settings["MaxRequestLogCount"], (bool?)settings["UseRegexExtended"]));
        Assert.Equal(true, (bool?)settings["DisableRequestBodyDecompressing"]);
    }

    [Fact]
    public async Task A_change_of_settings_adds_no_mapping()
    {
        await using var mock = await StubbedMock.StartAsync();
        var before = mock.WireMock.Mappings.Count;
        for (var i = 0; i < 3; i++) await PutAsync(mock, "{}");

        Assert.Equal(before, mock.WireMock.Mappings.Count);
    }

    [Theory]
    [InlineData("""{"GlobalProcessingDelay": 50, "AllowPartialMapping": true}""")]
    [InlineData("""{"DisableJsonBodyParsing": true}""")]
    [InlineData("""{"AllowBodyForAllHttpMethods": true, "AllowOnlyDefinedHttpStatusCodeInResponse": true, "HandleRequestsSynchronously": true}""")]
    [InlineData("""{"QueryParameterMultipleValueSupport": "NoComma", "DoNotSaveDynamicResponseInLogEntry": true, "SaveUnmatchedRequests": true}""")]
    [InlineData("""{"DisableDeserializeFormUrlEncoded": true, "RequestLogExpirationDuration": 5}""")]
    [InlineData("""{"ProxyAndRecordSettings": {"Url": "http://127.0.0.1:9", "ProxyAll": false}}""")]
    [InlineData("""{"ProtoDefinitions": {"a": ["b"]}}""")]
    public async Task A_reset_restores_the_settings(string settings)
    {
        await using var mock = await StubbedMock.StartAsync();
        var before = await mock.Curl.GetAsync(Path);
        await PutAsync(mock, settings);
        var reset = await mock.Curl.SendAsync("POST", "/__admin/reset");

        Assert.Equal(HttpStatusCode.OK, reset.Status);
        Assert.Equal(SetIn(before), SetIn(await mock.Curl.GetAsync(Path)));
        await mock.Curl.StubAsync(new { Request = new { Path = "/stubbed" }, Response = new { StatusCode = 299 } });
        Assert.Equal(299, (int)(await mock.Curl.GetAsync("/stubbed")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mock.Curl.LoginAsync()).Status);
    }

    [Fact]
    public async Task A_proxy_for_all_paths_can_be_removed()
    {
        await using var other = await StubbedMock.StartAsync();
        await other.Curl.StubAsync(new { Request = new { Path = "/elsewhere" }, Response = new { Body = "elsewhere" } });
        await using var mock = await StubbedMock.StartAsync();
        await PutAsync(mock, $$$"""{"ProxyAndRecordSettings": {"Url": "{{{other.BaseAddress.GetLeftPart(UriPartial.Authority)}}}"}}""");
        var proxied = await mock.Curl.GetAsync("/elsewhere");
        await PutAsync(mock, "{}");
        var own = await mock.Curl.GetAsync("/elsewhere");

        Assert.Equal(("elsewhere", HttpStatusCode.NotFound), (proxied.Body, own.Status));
        Assert.Equal(HttpStatusCode.Unauthorized, (await mock.Curl.LoginAsync()).Status);
    }

    [Fact]
    public async Task A_proxy_for_all_paths_wins_over_a_stub()
    {
        await using var other = await StubbedMock.StartAsync();
        await other.Curl.StubAsync(new { Request = new { Path = "/both" }, Response = new { Body = "proxied" } });
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync(new { Request = new { Path = "/both" }, Priority = -1, Response = new { Body = "stub" } });
        await PutAsync(mock, $$$"""{"ProxyAndRecordSettings": {"Url": "{{{other.BaseAddress.GetLeftPart(UriPartial.Authority)}}}"}}""");

        Assert.Equal("proxied", (await mock.Curl.GetAsync("/both")).Body);
    }

    /// <summary>The settings that have a value: no delay is null at the start and may be 0 later.</summary>
    private static IEnumerable<string> SetIn(Reply reply) => reply.Json.AsObject()
        .Where(setting => setting.Value?.ToJsonString() is not (null or "0" or "false" or "{}"))
        .Select(setting => $"{setting.Key}: {setting.Value!.ToJsonString()}").Order(StringComparer.Ordinal);

    private static async Task PutAsync(StubbedMock mock, string settings)
    {
        var reply = await mock.Curl.SendAsync("PUT", Path, settings);
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Body);
    }
}
