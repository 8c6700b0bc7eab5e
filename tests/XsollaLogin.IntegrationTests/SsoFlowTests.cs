namespace XsollaLogin.IntegrationTests;

/// <summary>Single Sign-On by the session cookie, log-out.</summary>
public class SsoFlowTests(MockFixture mock)
{
    [Fact]
    public async Task Whoever_has_logged_in_gets_a_code_for_tokens_in_the_same_browser_only()
    {
        await using var world = await WorldWithClientAsync();
        var stranger = world.InAnotherBrowser();
        var token = await world.TokenOfAsync((await world.SignUpAsync())!.LoginUrl);
        var tokens = await world.ExchangeAsync(await world.CheckSsoAsync(payload: "from sso"));

        Assert.Equal((string?)Jwt.Read(token).Claims["sub"], (string?)Jwt.Read(tokens.AccessToken).Claims["sub"]);
        Assert.Equal("from sso", (string?)Jwt.Read(tokens.AccessToken).Claims["payload"]);
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => stranger.CheckSsoAsync());
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => stranger.RedirectSsoAsync());
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => stranger.CheckSsoOAuth2Async());
    }

    [Theory, BothProtocols]
    public async Task Each_way_to_log_in_makes_a_session(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol, new { fixedCode = "1234", users = new[] { new { username = "John", password = "password123" } } });
        Func<World, Task>[] logIns =
        [
            browser => browser.SignUpAsync(Person.Jane),
            browser => browser.LogInAsync(),
            async browser => await browser.ConfirmPhoneCodeAsync(await browser.RequestPhoneCodeAsync(), "1234"),
            async browser => await browser.ConfirmEmailCodeAsync(await browser.RequestEmailCodeAsync(), "1234"),
        ];
        foreach (var logIn in logIns)
        {
            var browser = world.InAnotherBrowser();
            await logIn(browser);
            Assert.NotEmpty(await browser.CheckSsoAsync());
        }
    }

    [Fact]
    public async Task The_redirect_goes_to_the_login_url_with_a_code()
    {
        await using var world = await WorldWithClientAsync();
        await world.SignUpAsync();
        var landing = new LoginUrl((await world.RedirectSsoAsync("https://game.example.com/path?a=b#part"))?.ToString());

        Assert.Equal("https://game.example.com/path", landing.WithoutQuery);
        Assert.Equal(["a", "code"], landing.Names);
        Assert.Equal("#part", landing.Fragment);
        await world.ValidateAsync((await world.ExchangeAsync(landing["code"])).AccessToken);
    }

    [Fact]
    public async Task The_redirect_goes_to_registered_callback_URLs_only()
    {
        await using var world = await mock.NewWorldAsync(new { callbackUrls = new[] { Ending.CallbackUrl, "https://other.example.com/" } });
        await world.SignUpAsync();

        await Refused.ByAsync(ErrorCode.LoginUrlNotFound, () => world.RedirectSsoAsync("https://evil.example.com/"));
        await Refused.ByAsync(ErrorCode.LoginUrlNotFound, () => world.RedirectSsoAsync(Ending.CallbackUrl + ".evil.example.com"));
        await Refused.ByAsync(ErrorCode.MultipleLoginUrls, () => world.RedirectSsoAsync(loginUrl: null));
        Assert.NotNull(await world.RedirectSsoAsync());
    }

    [Fact]
    public async Task In_the_OAuth2_form_the_login_url_has_a_code_and_the_state()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        await world.SignUpAsync();
        var login = new LoginUrl(await world.CheckSsoOAuth2Async(new Ending { State = "sso-state", Scope = "offline" }));

        Assert.Equal((Ending.CallbackUrl, "sso-state"), (login.WithoutQuery, login["state"]));
        Assert.NotNull((await world.ExchangeAsync(login["code"])).RefreshToken);
    }

    [Fact]
    public async Task Logging_out_of_sso_ends_the_session_and_leaves_the_tokens()
    {
        await using var world = await mock.NewWorldAsync();
        var token = await world.TokenOfAsync((await world.SignUpAsync())!.LoginUrl);
        await world.LogOutAsync(token, Sessions.Sso);

        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.CheckSsoAsync());
        await world.ValidateAsync(token);
    }

    [Fact]
    public async Task Logging_out_of_all_ends_sessions_in_each_browser_and_every_token()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var other = world.InAnotherBrowser();
        var offline = new Ending { Scope = "offline" };
        var tokens = await world.ExchangeAsync(new LoginUrl((await world.SignUpAsync(ending: offline))!.LoginUrl)["code"]);
        var pendingCode = new LoginUrl((await other.LogInAsync(ending: offline)).LoginUrl)["code"];
        var ssoCode = await other.CheckSsoAsync();
        await world.LogOutAsync(tokens.AccessToken);

        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => other.CheckSsoAsync());
        await Refused.ByAsync(ErrorCode.TokenNotValid, () => world.ValidateAsync(tokens.AccessToken));
        await Refused.ByAsync(ErrorCode.InvalidToken, () => world.LogOutAsync(tokens.AccessToken));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.RefreshAsync(tokens.RefreshToken!));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(pendingCode));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(ssoCode));
    }

    [Fact]
    public async Task Clearing_removes_the_cookie_from_the_browser()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        Assert.NotEmpty(world.Cookies.GetCookies(mock.Mock.BaseAddress));
        await world.ClearSsoAsync();

        Assert.Empty(world.Cookies.GetCookies(mock.Mock.BaseAddress));
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.CheckSsoAsync());
    }

    [Fact]
    public async Task The_cookie_is_out_of_the_reach_of_scripts()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();

        Assert.True(Assert.Single(world.Cookies.GetCookies(mock.Mock.BaseAddress)).HttpOnly);
    }

    [Fact]
    public async Task Of_200_who_exchange_one_code_of_a_session_at_once_one_gets_tokens()
    {
        await using var world = await WorldWithClientAsync();
        await world.SignUpAsync();
        var code = await world.CheckSsoAsync();

        Assert.Equal(1, await Race.WinnersAsync(200, _ => world.ExchangeAsync(code)));
    }

    /// <summary>The code of a session is exchanged by a client, which the project has to have.</summary>
    private async Task<World> WorldWithClientAsync()
    {
        var world = await mock.NewWorldAsync();
        await world.ConfigureAsync(new { clients = new[] { new { client_id = world.ClientId } } });
        return world;
    }
}
