using WireMock.Admin.Requests;
using XsollaLogin.IntegrationTests.Faults;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary><c>/__admin/requests</c> shows every request in WireMock.Net's form, whichever lane it took.</summary>
public class RequestLogTests
{
    [Fact]
    public async Task A_request_of_each_lane_is_listed_with_its_mapping_and_its_answer()
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.LoginAsync();
        var stub = new { StatusCode = 202, Body = "stubbed", Headers = new { X = "y" } };
        var id = await mock.Curl.StubAsync(new { Title = "a stub", Request = new { Path = "/stubbed" }, Response = stub });
        await mock.Curl.LoginAsync();
        await mock.Curl.SendAsync("POST", "/stubbed?a=1&a=2", "text", "text/plain", ("X-Sent", "one"));
        var log = await mock.LogAsync();

        Assert.Equal(["login", "login", "a stub"], log.Select(entry => entry.MappingTitle));
        Assert.Equal(log[0].MappingGuid, log[1].MappingGuid);
        Assert.Equal(id, log[2].MappingGuid);
        var (request, response) = (log[2].Request!, log[2].Response!);
        Assert.Equal(("POST", "/stubbed", "text", "127.0.0.1"), (request.Method, request.Path, request.Body, request.ClientIP));
        Assert.Equal(["1", "2"], request.Query!["a"]);
        Assert.Equal(["one"], request.Headers!["X-Sent"]);
        Assert.EndsWith("/stubbed?a=1&a=2", request.Url, StringComparison.Ordinal);
        Assert.Equal((202L, "stubbed"), (Convert.ToInt64(response.StatusCode, null), response.Body));
        Assert.Equal(["y"], response.Headers!["X"]);
        Assert.True(log[2].RequestMatchResult!.IsPerfectMatch);
    }

    [Fact]
    public async Task One_request_is_read_and_deleted_by_its_Guid()
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.GetAsync("/first");
        await mock.Curl.GetAsync("/second");
        var first = (await mock.LogAsync())[0].Guid;
        var read = RequestLog.Read<LogEntryModel>(await mock.Curl.GetAsync($"/__admin/requests/{first}"));
        var deleted = await mock.Curl.SendAsync("DELETE", $"/__admin/requests/{first}");
        var again = await mock.Curl.GetAsync($"/__admin/requests/{first}");

        Assert.Equal("/first", read.Request!.Path);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (deleted.Status, again.Status));
        Assert.Equal(["/second"], (await mock.LogAsync()).Select(entry => entry.Request!.Path));
    }

    [Theory]
    [InlineData("DELETE", "/__admin/requests")]
    [InlineData("POST", "/__admin/requests/reset")]
    [InlineData("POST", "/__admin/reset")]
    public async Task All_requests_are_deleted_at_once(string method, string path)
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.GetAsync("/first");
        await mock.Curl.LoginAsync();
        var reply = await mock.Curl.SendAsync(method, path);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Empty(await mock.LogAsync());
    }

    [Fact]
    public async Task An_unanswered_request_is_unmatched()
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.LoginAsync();
        await mock.Curl.GetAsync("/before-the-stub");
        await mock.Curl.StubAsync(new { Request = new { Path = "/stubbed" }, Response = new { } });
        await mock.Curl.GetAsync("/stubbed");
        await mock.Curl.GetAsync("/beside-the-stub");

        Assert.Equal(["/before-the-stub", "/beside-the-stub"], (await mock.LogAsync("/unmatched")).Select(entry => entry.Request!.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_log_of_a_project_is_bounded_by_the_size_of_the_journal(bool stubbed)
    {
        await using var mock = await StubbedMock.StartAsync(new MockLoginServerOptions { JournalSize = 3 });
        if (stubbed) await mock.Curl.StubAsync(new { Request = new { Path = "/stubbed" }, Response = new { } });
        for (var i = 0; i < 10; i++) await mock.Curl.LoginAsync($"projectId=any&payload={i}");

        Assert.Equal(["7", "8", "9"], (await mock.LogAsync()).Select(entry => entry.Request!.Query!["payload"].Single()));
    }

    [Fact]
    public async Task WireMock_Nets_own_log_is_bounded_by_the_size_of_the_journal()
    {
        await using var mock = await StubbedMock.StartAsync(new MockLoginServerOptions { JournalSize = 3 });
        var server = mock.WireMock;
        for (var i = 0; i < 10; i++) await mock.Curl.LoginAsync($"projectId=any&payload={i}");

        Assert.Equal(["7", "8", "9"], server.LogEntries.Select(entry => entry.RequestMessage!.Query!["payload"].Single()));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1", "localhost:99999")]
    [InlineData("GET / HTTP/1.1", "a!b")]
    [InlineData("GET / HTTP/1.1", "a..b")]
    [InlineData("GET / HTTP/1.1", "-")]
    [InlineData("GET / HTTP/1.1", "_")]
    [InlineData("GET / HTTP/1.1", "%")]
    [InlineData("GET / HTTP/1.1", "[::1")]
    [InlineData("GET / HTTP/1.1", "1.2.3.4.5")]
    [InlineData("GET / HTTP/1.1", "")]
    [InlineData("GET / HTTP/1.0", null)]
    [InlineData("OPTIONS * HTTP/1.1", "localhost")]
    [InlineData("GET //x HTTP/1.1", "localhost")]
    [InlineData("GET /%ff%00 HTTP/1.1", "localhost")]
    [InlineData("GET /? HTTP/1.1", "localhost")]
    [InlineData("GET http://other.example/x HTTP/1.1", "other.example")]
    public async Task A_strange_request_does_not_break_the_log(string line, string? host)
    {
        await using var mock = await StubbedMock.StartAsync();
        using var connection = await RawConnection.ToAsync(mock.BaseAddress);
        await connection.SendAsync($"{line}\r\n{(host is null ? "" : $"Host: {host}\r\n")}Connection: close\r\n\r\n");
        await connection.ReadToEndAsync();
        await mock.Curl.GetAsync("/last");

        Assert.Equal("/last", (await mock.LogAsync())[^1].Request!.Path);
        Assert.Single(await mock.FindAsync("""{"Path": "/last"}"""));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public async Task Deeply_nested_JSON_does_not_break_the_log(int depth)
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.SendAsync("POST", "/deep", new string('[', depth) + new string(']', depth));

        Assert.Equal("/deep", Assert.Single(await mock.LogAsync()).Request!.Path);
        Assert.Single(await mock.FindAsync("""{"Path": "/deep"}"""));
    }

    [Fact]
    public async Task A_text_that_looks_like_a_date_is_kept_unchanged()
    {
        await using var mock = await StubbedMock.StartAsync(new MockLoginServerOptions { ShowSecrets = true });
        await mock.Curl.SendAsync("POST", "/date", """{"since":"2030-01-01T00:00:00.000+02:00"}""");
        var reply = await mock.Curl.GetAsync("/__admin/requests");

        Assert.Equal("2030-01-01T00:00:00.000+02:00", (string?)reply.Json[0]!["Request"]!["BodyAsJson"]!["since"]);
    }

    [Fact]
    public async Task A_mock_without_a_journal_has_no_log_and_its_stubs_still_answer()
    {
        await using var mock = await StubbedMock.StartAsync(new MockLoginServerOptions { JournalSize = 0 });
        await mock.Curl.StubAsync(new { Request = new { Path = "/stubbed" }, Response = new { Body = "stubbed" } });
        var stubbed = await mock.Curl.GetAsync("/stubbed");
        var server = mock.WireMock;
        await mock.Curl.GetAsync("/stubbed");

        Assert.Equal("stubbed", stubbed.Body);
        Assert.Empty(await mock.LogAsync());
        Assert.Empty(server.LogEntries);
    }
}
