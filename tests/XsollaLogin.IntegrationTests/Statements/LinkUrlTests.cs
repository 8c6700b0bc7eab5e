using XsollaLogin.IntegrationTests.Journal;

namespace XsollaLogin.IntegrationTests.Statements;

/// <summary>The URLs in requests: one that is required, one without a scheme; and parameters without a meaning.</summary>
public class LinkUrlTests(MockFixture mock)
{
    private static readonly Person John = Person.John;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("requestPhoneCode", """{"phone_number": "+12025550123", "send_link": true}""")]
    [InlineData("requestPhoneCodeOAuth2", """{"phone_number": "+12025550123", "send_link": true}""")]
    [InlineData("requestEmailCode", """{"email": "john@example.com", "send_link": true, "link_url": ""}""")]
    [InlineData("requestEmailCodeOAuth2", """{"email": "john@example.com", "send_link": true}""")]
    public async Task A_link_needs_a_link_url(string operation, string body)
    {
        await using var project = await mock.NewProjectAsync();
        var error = await PostAsync(project, operation, body);

        Assert.Equal("body.link_url in body is required: send_link is true", error);
        Assert.Empty(await project.MessagesAsync());
    }

    [Theory, BothProtocols]
    public async Task A_link_of_a_field_needs_a_link_url(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { askFields = new[] { new { name = "phone_number" } } });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        var settings = new AskSettings { PhoneNumber = new LinkSettings { SendLink = true } };
        var error = await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, () => project.AskAsync(
            token, new UpdatedFields { PhoneNumber = John.PhoneNumber }, settings: settings));

        Assert.Equal("body.settings.phone_number.link_url in body is required: send_link is true", error.Description);
        Assert.Empty(await project.MessagesAsync());
    }

    [Theory]
    [InlineData("some-redirect-url.com")]
    [InlineData("localhost:3000/callback")]
    [InlineData("/callback")]
    [InlineData("//game.example.com/callback")]
    public async Task A_login_url_without_a_scheme_is_not_found(string url)
    {
        await using var project = await mock.NewProjectAsync();
        var ending = new Ending { Url = url };
        await project.SignUpAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.LoginAsync(ending: ending));
        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.RedirectSsoAsync(url));
        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.By(Protocol.OAuth2).LoginAsync(ending: ending));
    }

    [Theory]
    [InlineData(false, "some-redirect-url.com", "the URL has no scheme")]
    [InlineData(false, "game://callback", "the URL has a scheme that appSchemes does not allow")]
    [InlineData(true, "some-redirect-url.com", "the URL is not registered")]
    [InlineData(true, "https://some-redirect-url.com", "the URL is not registered")]
    public async Task The_journal_says_why_a_URL_is_rejected(bool isOneRegistered, string url, string reason)
    {
        string[] registered = isOneRegistered ? [Ending.CallbackUrl] : [];
        await using var project = await mock.NewProjectAsync(new { callbackUrls = registered });
        await project.SignUpAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.RedirectSsoAsync(url));

        Assert.Contains(reason, (string?)(await mock.Mock.LastEntryAsync(project))["why"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("callbackUrls")]
    [InlineData("redirectUris")]
    public async Task A_registered_URL_without_a_scheme_is_rejected_in_the_settings(string setting)
    {
        var settings = new JsonObject { [setting] = new JsonArray("some-redirect-url.com") };
        var (status, answer) = await mock.Mock.Admin.SendAsync(HttpMethod.Put, $"projects/{Guid.NewGuid()}", settings, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("has no scheme, such as https://", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://some-redirect-url.com")]
    [InlineData("app://xlogin.com.example.game")]
    [InlineData("com.example.game:/callback")]
    public async Task A_login_url_of_the_web_or_an_app_is_accepted(string url)
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();

        Assert.StartsWith(url, (await project.LoginAsync(ending: new Ending { Url = url })).LoginUrl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id=game")]
    [InlineData("client_id=0")]
    [InlineData("response_type=token")]
    public async Task A_parameter_of_OAuth2_has_no_effect_in_the_JWT_form(string parameter)
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var status = await mock.Mock.SendRawAsync("login", $"projectId={project.ProjectId}&{parameter}",
            $$"""{"username": "{{John.Username}}", "password": "{{John.Password}}"}""");

        Assert.Equal(HttpStatusCode.OK, status);
    }

    private static async Task<string?> PostAsync(TestProject project, string operation, string body)
    {
        var path = ContractDocument.Current.Operation(operation).Path[1..];
        var query = $"projectId={project.ProjectId}&client_id={project.ClientId}&state=xsollatest&response_type=code";
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await project.Http.PostAsync($"{path}?{query}", content, Stop);
        return (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!["error"]?["description"];
    }
}
