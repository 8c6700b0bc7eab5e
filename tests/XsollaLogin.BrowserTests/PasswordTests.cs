namespace XsollaLogin.BrowserTests;

/// <summary>The calls signup, login and resendEmail.</summary>
public class PasswordTests(BrowserFixture browser)
{
    private const string Confirmation = "account-confirmation";

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task SignUp_logs_the_user_in(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol);
        var page = await visit.OpenPageAsync();

        var answer = await page.SignUpAsync(John);

        var claims = Jwt.Read(await visit.TokenAsync(answer)).Claims;
        Assert.Equal((John.Username, John.Email), ((string?)claims["username"], (string?)claims["email"]));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task The_mailed_link_confirms_the_account(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { requireAccountConfirmation = true });
        var page = await visit.OpenPageAsync();

        Assert.Equal("", (string?)await page.SignUpAsync(John));
        await SdkAssert.RejectsAsync(ErrorCode.AccountNotConfirmed, page.LoginAsync(John));

        var end = await visit.OpenLinkAsync((await visit.MessageAsync(John.Email, Confirmation)).Link);

        Assert.StartsWith(visit.CallbackUrl, end, StringComparison.Ordinal);
        await visit.TokenAsync(await page.LoginAsync(John));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task The_confirmation_link_is_mailed_again_on_request(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { requireAccountConfirmation = true });
        var page = await visit.OpenPageAsync();
        await page.SignUpAsync(John);

        Assert.Equal("", (string?)await page.ResendEmailAsync(John.Email));

        await visit.MessageAsync(John.Email, Confirmation);
        await visit.OpenLinkAsync((await visit.MessageAsync(John.Email, Confirmation)).Link);
        await visit.TokenAsync(await page.LoginAsync(John.Email, John.Password));
    }

    [Fact]
    public async Task A_confirmation_link_for_an_unknown_user_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.UserNotFound, page.ResendEmailAsync(John.Email));
    }

    [Fact]
    public async Task A_taken_username_or_address_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.UsernameTaken, page.SignUpAsync(Jane with { Username = John.Username }));
        await SdkAssert.RejectsAsync(ErrorCode.EmailTaken, page.SignUpAsync(Jane with { Email = John.Email }));
    }

    [Theory]
    [InlineData(Protocol.Jwt, false)]
    [InlineData(Protocol.Jwt, true)]
    [InlineData(Protocol.OAuth2, false)]
    [InlineData(Protocol.OAuth2, true)]
    public async Task A_user_logs_in_by_username_or_address(Protocol protocol, bool byEmail)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        var answer = await page.LoginAsync(byEmail ? John.Email : John.Username, John.Password);

        Assert.Equal(John.Username, (string?)Jwt.Read(await visit.TokenAsync(answer)).Claims["username"]);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_username_give_the_same_error()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(John.Username, "not-his-password"));
        await SdkAssert.RejectsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(Jane));
    }

    [Fact]
    public async Task A_banned_user_cannot_log_in()
    {
        var banned = new { username = John.Username, email = John.Email, password = John.Password, banned = true };
        await using var visit = await browser.NewVisitAsync(settings: new { users = new[] { banned } });
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.UserBanned, page.LoginAsync(John));
    }

    [Fact]
    public async Task Repeated_failures_tell_the_SDK_by_a_header_that_a_captcha_is_needed()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John, captchaAfterFailures = 1 });
        var page = await visit.OpenPageAsync();
        await SdkAssert.RejectsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(John.Username, "not-his-password"));

        await SdkAssert.RejectsAsync(SdkPage.CaptchaNeeded, page.LoginAsync(John));

        var captcha = new { lot_number = "lot", captcha_output = "output", pass_token = "pass", gen_time = "1700000000" };
        await visit.TokenAsync(await page.LoginAsync(John, captcha));
    }

    [Fact]
    public async Task A_short_password_is_an_invalid_parameter()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.InvalidParameters, page.SignUpAsync(John with { Password = "short" }));
    }

    [Fact]
    public async Task A_short_state_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync(Protocol.OAuth2, new { users = Registered.John });
        var page = await visit.OpenPageAsync(new { state = "1234567" });

        await SdkAssert.RejectsAsync(ErrorCode.StateTooShort, page.LoginAsync(John));
    }

    [Fact]
    public async Task The_payload_becomes_a_claim()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync(new { payload = "order=7&gift=yes" });

        var answer = await page.LoginAsync(John);

        Assert.Equal("order=7&gift=yes", (string?)Jwt.Read(await visit.TokenAsync(answer)).Claims["payload"]);
    }

    [Fact]
    public async Task Login_with_logout_revokes_older_tokens()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var older = await visit.TokenAsync(await (await visit.OpenPageAsync()).LoginAsync(John));
        var page = await visit.OpenPageAsync(new { with_logout = true });

        var newer = await visit.TokenAsync(await page.LoginAsync(John));

        await SdkAssert.RejectsAsync(ErrorCode.InvalidToken, page.GetAskFieldsAsync(older));
        Assert.Empty((await page.GetAskFieldsAsync(newer))!.AsArray());
    }

    [Fact]
    public async Task The_login_url_contains_remember_me()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        var answer = await page.LoginAsync(John.Username, John.Password, rememberMe: true);

        Assert.Equal("true", new LandingUrl((string?)answer!["login_url"])["remember_me"]);
    }

    [Fact]
    public async Task Every_initialisation_parameter_is_accepted()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync(new
        {
            fullLocale = "km-KH",
            emailTemplate = "Some project",
            payload = "any",
            with_logout = true,
            scope = "email offline",
            redirectUri = visit.CallbackUrl,
            disableConfirmByLink = false,
        });

        await visit.TokenAsync(await page.LoginAsync(John));
        await visit.TokenAsync(await page.SignUpAsync(Jane));
    }
}
