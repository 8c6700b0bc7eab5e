using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>HEAD answers as GET does, without a body, where GET only reads; it never uses a link.</summary>
public class HeadTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/__admin/health")]
    [InlineData("/console")]
    [InlineData("/docs")]
    [InlineData("/openapi.yaml")]
    [InlineData("/done")]
    [InlineData("/api/blank")]
    [InlineData("/api/projects/game/keys")]
    [InlineData("/api/projects/game/jwks.json")]
    public async Task HEAD_answers_as_GET_without_a_body(string path)
    {
        using var http = new HttpClient { BaseAddress = mock.Mock.BaseAddress };
        using var get = await http.GetAsync(path, Stop);
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (get.StatusCode, head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
    }

    [Theory]
    [InlineData("/done")]
    [InlineData("/api/blank")]
    [InlineData("/links/game/none")]
    [InlineData("/no/such/page")]
    [InlineData("/console")]
    [InlineData("/docs")]
    public async Task A_page_keeps_its_address_and_runs_nothing_of_others(string path)
    {
        using var http = new HttpClient { BaseAddress = mock.Mock.BaseAddress, DefaultRequestHeaders = { { "Accept", "text/html" } } };
        using var page = await http.GetAsync(path, Stop);

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.StartsWith("default-src '", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_at_an_unknown_address_is_told_where_the_API_is()
    {
        using var http = new HttpClient { BaseAddress = mock.Mock.BaseAddress, DefaultRequestHeaders = { { "Accept", "text/html" } } };
        using var page = await http.GetAsync("/no/such/page", Stop);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("The API is under /api", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_does_not_use_a_link()
    {
        await using var project = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        await project.SignUpAsync();
        var link = (await project.NextMessageAsync(Person.John.Email)).Link;
        using var head = await project.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link), Stop);
        using var opened = await project.OpenAsync(link);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.Found), (head.StatusCode, opened.StatusCode));
    }

    [Fact]
    public async Task A_health_check_leaves_no_entry_in_the_journal()
    {
        await using var another = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = another.BaseAddress };
        await http.GetStringAsync("/healthz", Stop);

        Assert.Empty(JsonNode.Parse(await http.GetStringAsync("/__admin/journal", Stop))!["entries"]!.AsArray());
    }
}
