namespace XsollaLogin.BrowserTests;

/// <summary>reset and set.</summary>
public class PasswordResetTests(BrowserFixture browser)
{
    private const string NewPassword = "newpass";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mailed_link_leads_to_a_new_password(bool byEmail)
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();

        Assert.Equal("", (string?)await page.ResetAsync(byEmail ? John.Email : John.Username));
        var landing = await OpenMailedLinkAsync(visit);

        Assert.Equal(visit.CallbackUrl, landing.WithoutQuery);
        Assert.Equal("", (string?)await page.SetAsync(NewPassword, landing["reset_code"], landing["user_id"]));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(John));
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

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, page.SetAsync("another-password", landing["reset_code"], landing["user_id"]));
    }

    [Fact]
    public async Task A_rejected_password_leaves_the_reset_code_good()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.ResetAsync(John.Username);
        var landing = await OpenMailedLinkAsync(visit);

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, page.SetAsync("short", landing["reset_code"], landing["user_id"]));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, page.SetAsync(NewPassword, "no-such-code", landing["user_id"]));

        await page.SetAsync(NewPassword, landing["reset_code"], landing["user_id"]);
    }

    [Fact]
    public async Task A_new_password_ends_sessions_and_tokens()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        var token = await visit.TokenAsync(await page.LoginAsync(John));
        await page.ResetAsync(John.Username);
        var landing = await OpenMailedLinkAsync(visit);

        await page.SetAsync(NewPassword, landing["reset_code"], landing["user_id"]);

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, page.GetAskFieldsAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, page.CheckUserAuthSsoAsync());
    }

    [Fact]
    public async Task A_stranger_has_no_password_to_reset()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, page.ResetAsync(John.Username));
    }

    private static async Task<LoginUrl> OpenMailedLinkAsync(Visit visit)
    {
        var message = await visit.MessageAsync(John.Email, "password-reset");
        return new LoginUrl(await visit.OpenLinkAsync(message.Link));
    }
}
