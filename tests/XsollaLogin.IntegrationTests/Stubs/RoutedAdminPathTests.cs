using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>
/// WireMock.Net decodes a path a second time, and in a path with a line break (%0A), its matchers can match at the start of each line. An admin request with
/// such a path reaches none of its endpoints.
/// </summary>
public sealed class RoutedAdminPathTests
{
    private const string Secret = "SUPERSECRET1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/__admin/requests")]
    [InlineData("/__admin/requests%0A")]
    [InlineData("/__admin/%2572equests")]
    [InlineData("/__admin/x%0A/__admin/requests")]
    public async Task No_spelling_of_the_path_of_the_request_log_shows_a_secret(string path)
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var curl = new Curl(mock.BaseAddress);
        Assert.Empty(mock.WireMock.LogEntries);
        await curl.SendAsync("POST", $"{curl.PathOf("login")}?projectId=any", $$"""{"username":"John","password":"{{Secret}}"}""");
        Assert.Single(mock.WireMock.LogEntries);

        Assert.DoesNotContain(Secret, (await curl.GetAsync(path)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "/__admin/settings", HttpStatusCode.OK)]
    [InlineData("put", "/__admin/settings", HttpStatusCode.OK)]
    [InlineData("PUT", "/__admin/%2573ettings", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/__admin/settings%0A", HttpStatusCode.NotFound)]
    public async Task Settings_apply_to_the_flows_only_if_they_are_accepted(string method, string path, HttpStatusCode expected)
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var curl = new Curl(mock.BaseAddress);
        var reply = await curl.SendAsync(method, path, """{"GlobalProcessingDelay": 300}""");
        Assert.Equal(expected, reply.Status);
        await curl.LoginAsync("projectId=delayed");
        var entry = (await curl.GetAsync("/__admin/projects/delayed/journal")).Json["entries"]![0]!;

        Assert.Equal(expected == HttpStatusCode.OK, (double)entry["durationMs"]! > 200);
    }
}
