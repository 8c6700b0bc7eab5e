namespace XsollaLogin.BrowserTests;

/// <summary>checkUserAuthSSO, userAuthSSOWithRedirect, logout and clearSSO: what one login leaves in the browser.</summary>
public class SsoTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_log_in_is_known_in_every_tab_of_the_browser_and_in_no_other_browser()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());

        await page.LoginAsync(John);

        Assert.NotEmpty(await CodeAsync(page));
        Assert.NotEqual(await CodeAsync(page), await CodeAsync(await visit.OpenPageAsync()));
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, (await visit.OpenPageInAnotherBrowserAsync()).CheckUserAuthSsoAsync());
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Signing_up_or_logging_in_by_code_begins_a_session_too(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { fixedCode = "4711" });
        var (page, other) = (await visit.OpenPageAsync(), await visit.OpenPageInAnotherBrowserAsync());

        await page.SignUpAsync(John);
        var operation = (string)(await other.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl))!["operation_id"]!;
        await other.LoginWithPhoneCodeAsync(John.PhoneNumber, "4711", operation);

        Assert.NotEmpty(await CodeAsync(page));
        Assert.NotEmpty(await CodeAsync(other));
    }

    [Fact]
    public async Task A_session_leads_to_the_login_url_with_a_code()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.LoginAsync(John);

        // The browser follows the redirect by itself; the SDK resolves with the page at its end, which shows its own address.
        var landing = new LoginUrl((string?)await page.UserAuthSsoWithRedirectAsync(visit.CallbackUrl));

        Assert.Equal(visit.CallbackUrl, landing.WithoutQuery);
        Assert.NotEmpty(landing["code"]);
    }

    [Fact]
    public async Task Without_a_session_there_is_no_redirect()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, page.UserAuthSsoWithRedirectAsync(visit.CallbackUrl));
    }

    [Fact]
    public async Task Only_a_registered_callback_is_redirected_to()
    {
        await using var visit = await browser.NewVisitAsync();
        await visit.TestProject.ConfigureAsync(new { users = Registered.John, callbackUrls = new[] { visit.CallbackUrl, visit.LinkUrl } });
        var page = await visit.OpenPageAsync();
        await page.LoginAsync(John);

        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, page.UserAuthSsoWithRedirectAsync(visit.Landing("elsewhere")));
        await ErrorAssert.ThrowsAsync(ErrorCode.MultipleLoginUrls, page.UserAuthSsoWithRedirectAsync(null));
        await page.UserAuthSsoWithRedirectAsync(visit.LinkUrl);
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Logging_out_of_sso_leaves_the_token_good(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        var token = await visit.TokenAsync(await page.LoginAsync(John));

        Assert.Equal("", (string?)await page.LogoutAsync(token, "sso"));

        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());
        Assert.Empty((await page.GetAskFieldsAsync(token))!.AsArray());
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Logging_out_of_all_ends_every_session_and_token(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { users = Registered.John });
        var (page, other) = (await visit.OpenPageAsync(), await visit.OpenPageInAnotherBrowserAsync());
        var token = await visit.TokenAsync(await page.LoginAsync(John));
        var otherToken = await visit.TokenAsync(await other.LoginAsync(John));

        Assert.Equal("", (string?)await page.LogoutAsync(token, "all"));

        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, page.GetAskFieldsAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, other.GetAskFieldsAsync(otherToken));
    }

    [Fact]
    public async Task A_log_out_needs_a_token_and_one_of_the_two_words()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        var token = await visit.TokenAsync(await page.LoginAsync(John));

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, page.LogoutAsync("exampleToken", "all"));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, page.LogoutAsync(token, "none"));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Clearing_removes_the_cookie_from_the_browser(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.LoginAsync(John);
        Assert.NotEmpty(await visit.CookiesOfMockAsync());

        Assert.Equal("", (string?)await page.ClearSsoAsync());

        Assert.Empty(await visit.CookiesOfMockAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());
    }

    private static async Task<string> CodeAsync(SdkPage page) => (string)(await page.CheckUserAuthSsoAsync())!["code"]!;
}
