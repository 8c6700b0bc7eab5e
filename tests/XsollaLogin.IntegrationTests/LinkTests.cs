using System.Net.Http.Json;

namespace XsollaLogin.IntegrationTests;

/// <summary>The links in messages: they work in any browser and end at the URL that the request for the message named, or at a page of the mock.</summary>
public class LinkTests(MockFixture mock)
{
    private const string LinkUrl = "https://game.example.com/link?a=b";

    [Fact]
    public async Task A_link_opened_in_another_browser_leads_to_the_URL_that_the_request_named()
    {
        await using var project = await mock.NewProjectAsync();
        var phone = project.InAnotherBrowser();
        await project.RequestEmailCodeAsync(linkUrl: LinkUrl);
        using var opened = await phone.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        Assert.Equal((HttpStatusCode.Found, LinkUrl), (opened.StatusCode, opened.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_link_has_the_address_that_the_client_called()
    {
        await using var project = await mock.NewProjectAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"login/email/request?projectId={project.ProjectId}")
        {
            Content = JsonContent.Create(new { email = Person.John.Email, send_link = true, link_url = LinkUrl }),
            Headers = { Host = "device.example.com:8080" },
        };
        using var response = await project.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.StartsWith("http://device.example.com:8080/", (await project.NextMessageAsync(Person.John.Email)).Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_leads_to_a_URL_in_any_writing_system()
    {
        await using var project = await mock.NewProjectAsync();
        await project.RequestEmailCodeAsync(linkUrl: "https://пример.example.com/путь");
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        Assert.Equal("xn--e1afmkfd.example.com", opened.Headers.Location?.IdnHost);
    }

    [Theory]
    [InlineData("app://xlogin.com.example.game")]
    [InlineData("com.example.game:/callback")]
    public async Task A_link_leads_to_an_app(string url)
    {
        await using var project = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        var ending = new Ending { Url = url };
        await project.SignUpAsync(ending: ending);
        using var confirmed = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);
        await project.RequestPasswordResetAsync(Person.John.Username, ending);
        using var reset = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        Assert.Equal(url, confirmed.Headers.Location?.OriginalString);
        Assert.Equal(["user_id", "reset_code"], new LandingUrl(reset.Headers.Location?.OriginalString).Names);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT:alert(1)")]
    [InlineData("javascript://%0aalert(1)//")]
    [InlineData("game://callback")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/hosts")]
    [InlineData("//elsewhere.example.com")]
    [InlineData("not a url")]
    public async Task A_link_that_leads_nowhere_ends_at_a_page_of_the_mock(string linkUrl)
    {
        await using var project = await mock.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: linkUrl);
        var message = await project.NextMessageAsync(Person.John.Email);

        await AssertPageAsync(project, message.Link, HttpStatusCode.OK, "Confirmed");
        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(operation, Person.John.Email));
    }

    [Fact]
    public async Task A_confirmation_link_without_a_callback_URL_redirects_to_a_page_of_the_mock()
    {
        await using var project = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        await project.SignUpAsync(ending: new Ending { Url = null });
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        Assert.Equal(new Uri(mock.Mock.BaseAddress, "/done"), new Uri(opened.Headers.Location!.GetLeftPart(UriPartial.Path)));
        await project.LoginAsync();
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await using var project = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        await project.SignUpAsync();
        var link = (await project.NextMessageAsync(Person.John.Email)).Link;

        using var opened = await project.OpenAsync(link);
        using var again = await project.OpenAsync(link);

        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_link_expires_with_its_code()
    {
        await using var project = await mock.NewProjectAsync();
        await project.RequestEmailCodeAsync(linkUrl: LinkUrl);
        var link = (await project.NextMessageAsync(Person.John.Email)).Link;
        await project.AdvanceAsync(TimeSpan.FromMinutes(3));

        await AssertPageAsync(project, link, HttpStatusCode.NotFound, "Link expired");
    }

    [Fact]
    public async Task A_link_is_spent_with_its_code()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234" });
        await project.ConfirmEmailCodeAsync(await project.RequestEmailCodeAsync(linkUrl: LinkUrl), "1234");

        await AssertPageAsync(project, (await project.NextMessageAsync(Person.John.Email)).Link, HttpStatusCode.NotFound, "Link expired");
    }

    [Theory]
    [InlineData("/links/")]
    [InlineData("/links/no-such-project/no-such-link")]
    [InlineData("/links/a/b/c%ff")]
    public async Task An_unknown_link_ends_at_a_page_of_the_mock(string path)
    {
        await using var project = await mock.NewProjectAsync();

        await AssertPageAsync(project, new Uri(mock.Mock.BaseAddress, path).ToString(), HttpStatusCode.NotFound, "Link expired");
    }

    [Fact]
    public async Task A_link_works_for_a_project_id_that_must_be_escaped()
    {
        await using var project = mock.Mock.Project($"game & café {Guid.NewGuid()}");
        await project.RequestEmailCodeAsync(linkUrl: LinkUrl);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
    }

    private static async Task AssertPageAsync(TestProject project, string? link, HttpStatusCode status, string title)
    {
        using var page = await project.OpenAsync(link);
        Assert.Equal((status, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"<h1>{title}</h1>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
