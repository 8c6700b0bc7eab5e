using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Admin;

/// <summary>The files of the console, and who may load them.</summary>
public class ConsolePageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/console", "text/html")]
    [InlineData("/console/app.js", "text/javascript")]
    [InlineData("/console/panels/inbox.js", "text/javascript")]
    [InlineData("/console/base.css", "text/css")]
    [InlineData("/console/icon.svg", "image/svg+xml")]
    public async Task A_file_has_its_type_and_forbids_foreign_content(string path, string mediaType)
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var answer = await SendAsync(mock, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'self'; ", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/", "text/html,application/xhtml+xml,*/*;q=0.8", HttpStatusCode.Found)]
    [InlineData("/", "*/*", HttpStatusCode.Found)]
    [InlineData("/console/", "text/html", HttpStatusCode.Found)]
    [InlineData("/console/none.js", "*/*", HttpStatusCode.NotFound)]
    [InlineData("/console/../__admin/projects", "*/*", HttpStatusCode.OK)]
    [InlineData("/consoles", "text/html", HttpStatusCode.NotFound)]
    public async Task Only_a_browser_is_sent_to_the_console(string path, string accept, HttpStatusCode status)
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var answer = await SendAsync(mock, path, ("Accept", accept));

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.Found) Assert.Equal("/console", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_file_is_read_only()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(mock.BaseAddress, "/console"), null, Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(null, "Host", "rebound.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "Origin", "https://game.example.com", HttpStatusCode.Forbidden)]
    [InlineData(null, "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("sixteen-letters!", "Host", "mock.example", HttpStatusCode.OK)]
    [InlineData("sixteen-letters!", "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    public async Task The_caller_rules_apply_except_the_key_which_the_page_asks_for(string? key, string header, string value, HttpStatusCode status)
    {
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = key }, Stop);
        using var answer = await SendAsync(mock, "/console", (header, value));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_of_another_site_may_lead_to_the_console()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var answer = await SendAsync(
            mock, "/console", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_stub_of_the_root_path_wins()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        mock.WireMock.Given(WireMock.RequestBuilders.Request.Create().WithPath("/"))
            .RespondWith(WireMock.ResponseBuilders.Response.Create().WithStatusCode(418));
        using var root = await SendAsync(mock, "/", ("Accept", "text/html"));
        using var console = await SendAsync(mock, "/console");

        Assert.Equal((418, 200), ((int)root.StatusCode, (int)console.StatusCode));
    }

    private static async Task<HttpResponseMessage> SendAsync(MockLoginServer mock, string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(mock.BaseAddress, path));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, Stop);
    }
}
