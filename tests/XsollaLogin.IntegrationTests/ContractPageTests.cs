using System.Text.RegularExpressions;

namespace XsollaLogin.IntegrationTests;

/// <summary>The contract as a page, its document, and HEAD of the pages of the mock.</summary>
public partial class ContractPageTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_the_contract()
    {
        using var redirect = await SendAsync(HttpMethod.Get, "/docs");
        using var page = await SendAsync(HttpMethod.Get, "/docs/");
        var html = await page.Content.ReadAsStringAsync(Stop);

        Assert.Equal(new Uri(mock.Mock.BaseAddress, "/docs/"), new Uri(redirect.RequestMessage!.RequestUri!, redirect.Headers.Location!));
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<title>Xsolla Login</title>", html, StringComparison.Ordinal);
        Assert.Contains("\"url\":\"openapi.yaml\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_runs_only_its_own_scripts_and_no_other_host_is_allowed()
    {
        using var first = await SendAsync(HttpMethod.Get, "/docs/");
        using var second = await SendAsync(HttpMethod.Get, "/docs/");
        var html = await first.Content.ReadAsStringAsync(Stop);
        var policy = PolicyOf(first);

        Assert.StartsWith("default-src 'none'; script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.All(Script().Matches(html), script => Assert.Contains($"'nonce-{script.Groups["nonce"].Value}'", policy, StringComparison.Ordinal));
        Assert.NotEqual(policy, PolicyOf(second));
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        foreach (Match script in Source().Matches(html))
        {
            using var asset = await SendAsync(HttpMethod.Get, $"/docs/{script.Groups["path"].Value}");
            Assert.Equal((HttpStatusCode.OK, "text/javascript"), (asset.StatusCode, asset.Content.Headers.ContentType?.MediaType));
        }
    }

    [Theory]
    [InlineData("/docs/")]
    [InlineData("/docs/scalar.js")]
    [InlineData("/openapi.yaml")]
    [InlineData("/done")]
    [InlineData("/api/blank")]
    public async Task HEAD_of_a_page_is_answered_as_GET_without_the_body(string path)
    {
        using var get = await SendAsync(HttpMethod.Get, path);
        using var head = await SendAsync(HttpMethod.Head, path);

        Assert.Equal((get.StatusCode, get.Content.Headers.ContentType), (head.StatusCode, head.Content.Headers.ContentType));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task HEAD_of_a_mailed_link_does_not_open_it()
    {
        await using var project = await mock.NewProjectAsync();
        await project.RequestEmailCodeAsync(linkUrl: Ending.CallbackUrl);
        var link = (await project.NextMessageAsync(Person.John.Email)).Link!;
        using var preview = await SendAsync(HttpMethod.Head, link);
        using var opened = await project.OpenAsync(link);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET"), (preview.StatusCode, string.Join(", ", preview.Content.Headers.Allow)));
        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
    }

    [Theory]
    [InlineData("/docs/no/such")]
    [InlineData("/docsearch")]
    public async Task A_path_without_a_page_is_unknown(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(ErrorCode.UnknownPath, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["error"]!["code"]);
    }

    [Fact]
    public async Task A_reader_of_the_page_can_ask_for_compressed_scripts()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs/scalar.js") { Headers = { { "Accept-Encoding", "gzip" } } };
        using var http = Client();
        using var answer = await http.SendAsync(request, Stop);

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.Equal(["Origin", "Accept-Encoding"], answer.Headers.Vary);
    }

    private static string PolicyOf(HttpResponseMessage page) => Assert.Single(page.Headers.GetValues("Content-Security-Policy"));

    private HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = mock.Mock.BaseAddress };

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var http = Client();
        using var request = new HttpRequestMessage(method, path);
        return await http.SendAsync(request, Stop);
    }

    [GeneratedRegex("<script[^>]* nonce=\"(?<nonce>[^\"]*)\"")]
    private static partial Regex Script();

    [GeneratedRegex("src=\"(?<path>[^\"]+)\"")]
    private static partial Regex Source();
}
