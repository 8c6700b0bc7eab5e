namespace XsollaLogin.IntegrationTests;

/// <summary>Single sign-on by the session cookie, and logout.</summary>
public class SsoFlowTests(MockFixture mock)
{
    [Fact]
    public async Task A_session_returns_a_code_for_tokens_in_the_same_browser_only()
    {
        await using var project = await ProjectWithClientAsync();
        var other = project.InAnotherBrowser();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var tokens = await project.ExchangeAsync(await project.CheckSsoAsync(payload: "from sso"));

        Assert.Equal((string?)Jwt.Read(token).Claims["sub"], (string?)Jwt.Read(tokens.AccessToken).Claims["sub"]);
        Assert.Equal("from sso", (string?)Jwt.Read(tokens.AccessToken).Claims["payload"]);
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => other.CheckSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => other.RedirectSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => other.CheckSsoOAuth2Async());
    }

    [Theory, BothProtocols]
    public async Task Each_way_to_log_in_starts_a_session(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(
            protocol, new { fixedCode = "1234", users = new[] { new { username = "John", password = "password123" } } });
        Func<TestProject, Task>[] logins =
        [
            browser => browser.SignUpAsync(Person.Jane),
            browser => browser.LoginAsync(),
            async browser => await browser.ConfirmPhoneCodeAsync(await browser.RequestPhoneCodeAsync(), "1234"),
            async browser => await browser.ConfirmEmailCodeAsync(await browser.RequestEmailCodeAsync(), "1234"),
        ];
        foreach (var login in logins)
        {
            var browser = project.InAnotherBrowser();
            await login(browser);
            Assert.NotEmpty(await browser.CheckSsoAsync());
        }
    }

    [Fact]
    public async Task The_redirect_leads_to_the_login_url_with_a_code()
    {
        await using var project = await ProjectWithClientAsync();
        await project.SignUpAsync();
        var landing = new LandingUrl((await project.RedirectSsoAsync("https://game.example.com/path?a=b#part"))?.ToString());

        Assert.Equal("https://game.example.com/path", landing.WithoutQuery);
        Assert.Equal(["a", "code"], landing.Names);
        Assert.Equal("#part", landing.Fragment);
        await project.ValidateAsync((await project.ExchangeAsync(landing["code"])).AccessToken);
    }

    [Fact]
    public async Task The_redirect_leads_to_registered_callback_URLs_only()
    {
        await using var project = await mock.NewProjectAsync(new { callbackUrls = new[] { Ending.CallbackUrl, "https://other.example.com/" } });
        await project.SignUpAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.RedirectSsoAsync("https://evil.example.com/"));
        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.RedirectSsoAsync(Ending.CallbackUrl + ".evil.example.com"));
        await ErrorAssert.ThrowsAsync(ErrorCode.MultipleLoginUrls, () => project.RedirectSsoAsync(loginUrl: null));
        Assert.NotNull(await project.RedirectSsoAsync());
    }

    [Fact]
    public async Task The_login_url_of_the_OAuth2_form_contains_a_code_and_the_state()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.SignUpAsync();
        var login = new LandingUrl(await project.CheckSsoOAuth2Async(new Ending { State = "sso-state", Scope = "offline" }));

        Assert.Equal((Ending.CallbackUrl, "sso-state"), (login.WithoutQuery, login["state"]));
        Assert.NotNull((await project.ExchangeAsync(login["code"])).RefreshToken);
    }

    [Fact]
    public async Task Logout_of_sso_ends_the_session_in_each_browser_and_keeps_the_tokens_valid()
    {
        await using var project = await mock.NewProjectAsync();
        var other = project.InAnotherBrowser();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await other.LoginAsync();
        await project.LogoutAsync(token, LogoutScope.Sso);

        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => other.CheckSsoAsync());
        await project.ValidateAsync(token);
    }

    [Fact]
    public async Task Logout_of_all_ends_sessions_in_each_browser_and_revokes_every_token()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var other = project.InAnotherBrowser();
        var offline = new Ending { Scope = "offline" };
        var tokens = await project.ExchangeAsync(new LandingUrl((await project.SignUpAsync(ending: offline))!.LoginUrl)["code"]);
        var pendingCode = new LandingUrl((await other.LoginAsync(ending: offline)).LoginUrl)["code"];
        var ssoCode = await other.CheckSsoAsync();
        await project.LogoutAsync(tokens.AccessToken);

        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => other.CheckSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(tokens.AccessToken));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.LogoutAsync(tokens.AccessToken));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.RefreshAsync(tokens.RefreshToken!));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(pendingCode));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(ssoCode));
    }

    [Fact]
    public async Task ClearSso_removes_the_cookie_from_the_browser()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        Assert.NotEmpty(project.Cookies.GetCookies(mock.Mock.BaseAddress));
        await project.ClearSsoAsync();

        Assert.Empty(project.Cookies.GetCookies(mock.Mock.BaseAddress));
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
    }

    [Fact]
    public async Task A_browser_keeps_the_sessions_of_several_projects()
    {
        await using var first = await mock.NewProjectAsync();
        await using var second = await mock.NewProjectAsync();
        await first.SignUpAsync();
        await first.LoginAsync();
        var cookie = first.Cookies.GetCookies(mock.Mock.BaseAddress).Single();
        second.Cookies.Add(cookie);
        await second.SignUpAsync();
        first.Cookies.Add(second.Cookies.GetCookies(mock.Mock.BaseAddress).Single());

        Assert.NotEmpty(await first.CheckSsoAsync());
        Assert.NotEmpty(await second.CheckSsoAsync());
        // The second login in the first project has replaced its session.
        Assert.Equal(2, second.Cookies.GetCookies(mock.Mock.BaseAddress).Single().Value.Split('.').Length);
    }

    [Fact]
    public async Task Ended_sessions_of_a_project_do_not_push_out_those_of_others()
    {
        await using var first = await mock.NewProjectAsync();
        await using var second = await mock.NewProjectAsync();
        await first.SignUpAsync();
        second.Cookies.Add(first.Cookies.GetCookies(mock.Mock.BaseAddress).Single());
        await second.SignUpAsync();
        for (var i = 0; i < 10; i++)
        {
            await second.LogoutAsync(await second.TokenOfAsync((await second.LoginAsync()).LoginUrl), LogoutScope.Sso);
        }

        first.Cookies.Add(second.Cookies.GetCookies(mock.Mock.BaseAddress).Single());
        Assert.NotEmpty(await first.CheckSsoAsync());
    }

    [Fact]
    public async Task A_cookie_of_any_length_stays_short()
    {
        await using var project = await mock.NewProjectAsync();
        project.Cookies.Add(new Cookie("xsolla_login_sso", string.Join('.', Enumerable.Repeat("othr", 100)), "/api", mock.Mock.BaseAddress.Host));
        await project.SignUpAsync();

        Assert.Equal(10, project.Cookies.GetCookies(new Uri(mock.Mock.BaseAddress, "/api")).Single().Value.Split('.').Length);
        Assert.NotEmpty(await project.CheckSsoAsync());
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_valid_after_clearSso()
    {
        await using var project = await mock.NewProjectAsync();
        var copy = project.InAnotherBrowser();
        await project.SignUpAsync();
        copy.Cookies.Add(project.Cookies.GetCookies(mock.Mock.BaseAddress));
        await project.ClearSsoAsync();

        Assert.NotEmpty(await copy.CheckSsoAsync());
    }

    [Fact]
    public async Task The_cookie_is_not_readable_by_scripts()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();

        Assert.True(Assert.Single(project.Cookies.GetCookies(mock.Mock.BaseAddress)).HttpOnly);
    }

    [Fact]
    public async Task A_code_of_a_session_returns_tokens_once_under_200_parallel_exchanges()
    {
        await using var project = await ProjectWithClientAsync();
        await project.SignUpAsync();
        var code = await project.CheckSsoAsync();

        Assert.Equal(1, await Race.WinnersAsync(200, _ => project.ExchangeAsync(code)));
    }

    /// <summary>A client exchanges the code of a session, which the project must have.</summary>
    private async Task<TestProject> ProjectWithClientAsync()
    {
        var project = await mock.NewProjectAsync();
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId } } });
        return project;
    }
}
