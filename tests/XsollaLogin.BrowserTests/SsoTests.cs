namespace XsollaLogin.BrowserTests;

/// <summary>The calls checkUserAuthSSO, userAuthSSOWithRedirect, logout and clearSSO.</summary>
public class SsoTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_session_is_known_in_all_tabs_of_its_browser_and_in_no_other_browser()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await SdkAssert.RejectsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());

        await page.LoginAsync(John);

        Assert.NotEmpty(await CodeAsync(page));
        Assert.NotEqual(await CodeAsync(page), await CodeAsync(await visit.OpenPageAsync()));
        await SdkAssert.RejectsAsync(ErrorCode.UnauthorizedUser, (await visit.OpenPageInAnotherBrowserAsync()).CheckUserAuthSsoAsync());
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task SignUp_and_login_by_code_also_start_a_session(Protocol protocol)
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
    public async Task The_redirect_of_a_session_leads_to_the_callback_URL_with_a_code()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.LoginAsync(John);

        // The browser follows the redirect; the call returns the text of the last page, which is its address.
        var landing = new LandingUrl((string?)await page.UserAuthSsoWithRedirectAsync(visit.CallbackUrl));

        Assert.Equal(visit.CallbackUrl, landing.WithoutQuery);
        Assert.NotEmpty(landing["code"]);
    }

    [Fact]
    public async Task The_redirect_without_a_session_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.UnauthorizedUser, page.UserAuthSsoWithRedirectAsync(visit.CallbackUrl));
    }

    [Fact]
    public async Task The_redirect_requires_a_registered_callback_URL()
    {
        await using var visit = await browser.NewVisitAsync();
        await visit.TestProject.ConfigureAsync(new { users = Registered.John, callbackUrls = new[] { visit.CallbackUrl, visit.LinkUrl } });
        var page = await visit.OpenPageAsync();
        await page.LoginAsync(John);

        await SdkAssert.RejectsAsync(ErrorCode.LoginUrlNotFound, page.UserAuthSsoWithRedirectAsync(visit.Landing("elsewhere")));
        await SdkAssert.RejectsAsync(ErrorCode.MultipleLoginUrls, page.UserAuthSsoWithRedirectAsync(null));
        await page.UserAuthSsoWithRedirectAsync(visit.LinkUrl);
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Logout_of_sso_keeps_the_token_valid(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        var token = await visit.TokenAsync(await page.LoginAsync(John));

        Assert.Equal("", (string?)await page.LogoutAsync(token, "sso"));

        await SdkAssert.RejectsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());
        Assert.Empty((await page.GetAskFieldsAsync(token))!.AsArray());
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Logout_of_all_revokes_every_session_and_token(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { users = Registered.John });
        var (page, other) = (await visit.OpenPageAsync(), await visit.OpenPageInAnotherBrowserAsync());
        var token = await visit.TokenAsync(await page.LoginAsync(John));
        var otherToken = await visit.TokenAsync(await other.LoginAsync(John));

        Assert.Equal("", (string?)await page.LogoutAsync(token, "all"));

        await SdkAssert.RejectsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());
        await SdkAssert.RejectsAsync(ErrorCode.UnauthorizedUser, other.CheckUserAuthSsoAsync());
        await SdkAssert.RejectsAsync(ErrorCode.InvalidToken, page.GetAskFieldsAsync(token));
        await SdkAssert.RejectsAsync(ErrorCode.InvalidToken, other.GetAskFieldsAsync(otherToken));
    }

    [Fact]
    public async Task Logout_requires_a_token_and_a_known_value_of_session()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        var token = await visit.TokenAsync(await page.LoginAsync(John));

        await SdkAssert.RejectsAsync(ErrorCode.InvalidToken, page.LogoutAsync("exampleToken", "all"));
        await SdkAssert.RejectsAsync(ErrorCode.InvalidParameters, page.LogoutAsync(token, "none"));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task ClearSSO_removes_the_cookie_from_the_browser(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.LoginAsync(John);
        Assert.NotEmpty(await visit.CookiesOfMockAsync());

        Assert.Equal("", (string?)await page.ClearSsoAsync());

        Assert.Empty(await visit.CookiesOfMockAsync());
        await SdkAssert.RejectsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());
    }

    private static async Task<string> CodeAsync(SdkPage page) => (string)(await page.CheckUserAuthSsoAsync())!["code"]!;
}
