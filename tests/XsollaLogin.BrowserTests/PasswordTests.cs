namespace XsollaLogin.BrowserTests;

/// <summary>signup, login and resendEmail.</summary>
public class PasswordTests(BrowserFixture browser)
{
    private const string Confirmation = "account-confirmation";

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Signing_up_logs_the_user_in(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol);
        var page = await visit.OpenPageAsync();

        var answer = await page.SignUpAsync(John);

        var claims = Jwt.Claims(await visit.TokenAsync(answer));
        Assert.Equal((John.Username, John.Email), ((string?)claims["username"], (string?)claims["email"]));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task An_account_is_confirmed_by_the_mailed_link(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { requireAccountConfirmation = true });
        var page = await visit.OpenPageAsync();

        Assert.Equal("", (string?)await page.SignUpAsync(John));
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, page.LoginAsync(John));

        var end = await visit.OpenLinkAsync((await visit.MessageAsync(John.Email, Confirmation)).Link);

        Assert.StartsWith(visit.CallbackUrl, end, StringComparison.Ordinal);
        await visit.TokenAsync(await page.LoginAsync(John));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task The_confirmation_is_mailed_again(Protocol protocol)
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
    public async Task No_confirmation_is_mailed_to_a_stranger()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, page.ResendEmailAsync(John.Email));
    }

    [Fact]
    public async Task A_name_and_an_address_are_given_once()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UsernameTaken, page.SignUpAsync(Jane with { Username = John.Username }));
        await ErrorAssert.ThrowsAsync(ErrorCode.EmailTaken, page.SignUpAsync(Jane with { Email = John.Email }));
    }

    [Theory]
    [InlineData(Protocol.Jwt, false)]
    [InlineData(Protocol.Jwt, true)]
    [InlineData(Protocol.OAuth2, false)]
    [InlineData(Protocol.OAuth2, true)]
    public async Task A_user_logs_in_by_name_or_address(Protocol protocol, bool byEmail)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        var answer = await page.LoginAsync(byEmail ? John.Email : John.Username, John.Password);

        Assert.Equal(John.Username, (string?)Jwt.Claims(await visit.TokenAsync(answer))["username"]);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_look_the_same()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(John.Username, "not-his-password"));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(Jane));
    }

    [Fact]
    public async Task A_banned_user_stays_outside()
    {
        var banned = new { username = John.Username, email = John.Email, password = John.Password, banned = true };
        await using var visit = await browser.NewVisitAsync(settings: new { users = new[] { banned } });
        var page = await visit.OpenPageAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, page.LoginAsync(John));
    }

    [Fact]
    public async Task After_failures_the_SDK_learns_from_a_header_that_a_captcha_is_needed()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John, captchaAfterFailures = 1 });
        var page = await visit.OpenPageAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(John.Username, "not-his-password"));

        await ErrorAssert.ThrowsAsync(SdkPage.CaptchaNeeded, page.LoginAsync(John));

        var captcha = new { lot_number = "lot", captcha_output = "output", pass_token = "pass", gen_time = "1700000000" };
        await visit.TokenAsync(await page.LoginAsync(John, captcha));
    }

    [Fact]
    public async Task A_short_password_is_an_invalid_parameter()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, page.SignUpAsync(John with { Password = "short" }));
    }

    [Fact]
    public async Task A_short_state_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync(Protocol.OAuth2, new { users = Registered.John });
        var page = await visit.OpenPageAsync(new { state = "1234567" });

        await ErrorAssert.ThrowsAsync(ErrorCode.StateTooShort, page.LoginAsync(John));
    }

    [Fact]
    public async Task The_payload_becomes_a_claim()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync(new { payload = "order=7&gift=yes" });

        var answer = await page.LoginAsync(John);

        Assert.Equal("order=7&gift=yes", (string?)Jwt.Claims(await visit.TokenAsync(answer))["payload"]);
    }

    [Fact]
    public async Task Logging_in_with_logout_revokes_older_tokens()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var older = await visit.TokenAsync(await (await visit.OpenPageAsync()).LoginAsync(John));
        var page = await visit.OpenPageAsync(new { with_logout = true });

        var newer = await visit.TokenAsync(await page.LoginAsync(John));

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, page.GetAskFieldsAsync(older));
        Assert.Empty((await page.GetAskFieldsAsync(newer))!.AsArray());
    }

    [Fact]
    public async Task Remember_me_comes_back_in_the_login_url()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        var answer = await page.LoginAsync(John.Username, John.Password, rememberMe: true);

        Assert.Equal("true", new LoginUrl((string?)answer!["login_url"])["remember_me"]);
    }

    [Fact]
    public async Task Every_parameter_of_the_initialisation_is_taken()
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
