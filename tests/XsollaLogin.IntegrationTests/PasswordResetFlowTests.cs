namespace XsollaLogin.IntegrationTests;

/// <summary>A new password by a mailed link.</summary>
public class PasswordResetFlowTests(MockFixture mock)
{
    private const string NewPassword = "newpass";

    [Fact]
    public async Task The_mailed_link_leads_to_the_callback_URL_with_user_id_and_reset_code()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var (userId, code) = await ResetCodeAsync(project);
        await project.ConfirmPasswordResetAsync(userId, code, NewPassword);

        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync());
        await project.LoginAsync(Person.John with { Password = NewPassword });
    }

    [Fact]
    public async Task A_new_password_revokes_sessions_and_tokens()
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await project.CheckSsoAsync();
        var (userId, code) = await ResetCodeAsync(project);
        await project.ConfirmPasswordResetAsync(userId, code, NewPassword);

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
    }

    [Fact]
    public async Task A_code_of_another_user_or_an_unknown_code_is_rejected()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await project.SignUpAsync(Person.Jane);
        var (johns, code) = await ResetCodeAsync(project);
        var (janes, _) = await ResetCodeAsync(project, Person.Jane);

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPasswordResetAsync(janes, code, NewPassword));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPasswordResetAsync(johns, "no-such-code", NewPassword));
        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => project.ConfirmPasswordResetAsync(Guid.NewGuid().ToString(), code, NewPassword));
        await project.ConfirmPasswordResetAsync(johns, code, NewPassword);
    }

    [Fact]
    public async Task A_new_password_spends_all_earlier_reset_codes()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var (userId, earlier) = await ResetCodeAsync(project);
        await project.RequestPasswordResetAsync(Person.John.Username);
        var later = (await project.MessagesAsync())[^1].Code!;
        await project.ConfirmPasswordResetAsync(userId, later, NewPassword);

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPasswordResetAsync(userId, earlier, "another"));
    }

    [Fact]
    public async Task A_code_expires()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var (userId, code) = await ResetCodeAsync(project);
        await project.AdvanceAsync(TimeSpan.FromHours(1));

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPasswordResetAsync(userId, code, NewPassword));
    }

    [Fact]
    public async Task A_code_changes_the_password_once_under_200_parallel_requests()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var (userId, code) = await ResetCodeAsync(project);

        Assert.Equal(1, await Race.WinnersAsync(200, number => project.ConfirmPasswordResetAsync(userId, code, $"newpass{number}")));
    }

    [Fact]
    public async Task A_rejected_reset_request_returns_the_reason()
    {
        object[] users =
        [
            new { username = "banned", email = "banned@example.com", banned = true },
            new { username = "unconfirmed", email = "unconfirmed@example.com", confirmed = false },
            new { username = "addressless", password = "password123" },
        ];
        await using var project = await mock.NewProjectAsync(new { users });

        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => project.RequestPasswordResetAsync("nobody"));
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.RequestPasswordResetAsync("banned"));
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => project.RequestPasswordResetAsync("unconfirmed"));
        await ErrorAssert.ThrowsAsync(ErrorCode.PasswordResetNotAllowed, () => project.RequestPasswordResetAsync("addressless"));
        Assert.Empty(await project.MessagesAsync());
    }

    private static async Task<(string UserId, string Code)> ResetCodeAsync(TestProject project, Person? person = null)
    {
        var who = person ?? Person.John;
        await project.RequestPasswordResetAsync(who.Username);
        var message = await project.NextMessageAsync(who.Email);
        using var opened = await project.OpenAsync(message.Link);
        var landing = new LandingUrl(opened.Headers.Location?.ToString());

        Assert.Equal(("password-reset", Ending.CallbackUrl), (message.Kind, landing.WithoutQuery));
        return (landing["user_id"], landing["reset_code"]);
    }
}
