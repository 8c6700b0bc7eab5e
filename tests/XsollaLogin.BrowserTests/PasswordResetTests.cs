namespace XsollaLogin.BrowserTests;

/// <summary>Tests the documented calls <c>reset</c> (asks for the link) and <c>set</c> (stores the new password).</summary>
public class PasswordResetTests(BrowserFixture browser)
{
    private const string NewPassword = "newpass";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mailed_link_leads_to_a_new_password(bool emailAsUsername)
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        Assert.Equal("", (string?)await page.ResetAsync(emailAsUsername ? John.Email : John.Username));
        var landing = await OpenMailedLinkAsync(visit);

        Assert.Equal(visit.CallbackUrl, landing.WithoutQuery);
        Assert.Equal("", (string?)await page.SetAsync(NewPassword, landing["reset_code"], landing["user_id"]));
        await SdkAssert.RejectsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(John));
        await visit.TokenAsync(await page.LoginAsync(John.Username, NewPassword));
    }

    [Fact]
    public async Task A_reset_code_works_once()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.ResetAsync(John.Username);
        var landing = await OpenMailedLinkAsync(visit);
        await page.SetAsync(NewPassword, landing["reset_code"], landing["user_id"]);

        await SdkAssert.RejectsAsync(ErrorCode.ObjectNotFound, page.SetAsync("another-password", landing["reset_code"], landing["user_id"]));
    }

    [Fact]
    public async Task A_rejected_request_does_not_spend_the_reset_code()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.ResetAsync(John.Username);
        var landing = await OpenMailedLinkAsync(visit);

        await SdkAssert.RejectsAsync(ErrorCode.InvalidParameters, page.SetAsync("short", landing["reset_code"], landing["user_id"]));
        await SdkAssert.RejectsAsync(ErrorCode.ObjectNotFound, page.SetAsync(NewPassword, "no-such-code", landing["user_id"]));

        await page.SetAsync(NewPassword, landing["reset_code"], landing["user_id"]);
    }

    [Fact]
    public async Task A_new_password_revokes_sessions_and_tokens()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        var token = await visit.TokenAsync(await page.LoginAsync(John));
        await page.ResetAsync(John.Username);
        var landing = await OpenMailedLinkAsync(visit);

        await page.SetAsync(NewPassword, landing["reset_code"], landing["user_id"]);

        await SdkAssert.RejectsAsync(ErrorCode.InvalidToken, page.GetAskFieldsAsync(token));
        await SdkAssert.RejectsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());
    }

    [Fact]
    public async Task A_reset_for_an_unknown_user_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.UserNotFound, page.ResetAsync(John.Username));
    }

    private static async Task<LandingUrl> OpenMailedLinkAsync(Visit visit)
    {
        var message = await visit.MessageAsync(John.Email, "password-reset");
        return new LandingUrl(await visit.OpenLinkAsync(message.Link));
    }
}
