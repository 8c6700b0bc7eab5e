namespace XsollaLogin.IntegrationTests;

/// <summary>A new password by a mailed link.</summary>
public class PasswordResetFlowTests(MockFixture mock)
{
    private const string NewPassword = "newpass";

    [Fact]
    public async Task A_mailed_link_leads_to_the_callback_URL_with_what_changes_the_password()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        var (userId, code) = await ResetCodeAsync(world);
        await world.ConfirmPasswordResetAsync(userId, code, NewPassword);

        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync());
        await world.LogInAsync(Person.John with { Password = NewPassword });
    }

    [Fact]
    public async Task Changing_the_password_ends_sessions_and_tokens()
    {
        await using var world = await mock.NewWorldAsync();
        var token = await world.TokenOfAsync((await world.SignUpAsync())!.LoginUrl);
        await world.CheckSsoAsync();
        var (userId, code) = await ResetCodeAsync(world);
        await world.ConfirmPasswordResetAsync(userId, code, NewPassword);

        await Refused.ByAsync(ErrorCode.TokenNotValid, () => world.ValidateAsync(token));
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.CheckSsoAsync());
    }

    [Fact]
    public async Task A_code_of_another_user_or_none_changes_nothing()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        await world.SignUpAsync(Person.Jane);
        var (johns, code) = await ResetCodeAsync(world);
        var (janes, _) = await ResetCodeAsync(world, Person.Jane);

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPasswordResetAsync(janes, code, NewPassword));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPasswordResetAsync(johns, "no-such-code", NewPassword));
        await Refused.ByAsync(ErrorCode.UserNotFound, () => world.ConfirmPasswordResetAsync(Guid.NewGuid().ToString(), code, NewPassword));
        await world.ConfirmPasswordResetAsync(johns, code, NewPassword);
    }

    [Fact]
    public async Task A_new_password_spends_the_codes_of_all_earlier_mails()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        var (userId, earlier) = await ResetCodeAsync(world);
        await world.RequestPasswordResetAsync(Person.John.Username);
        var later = (await world.MessagesAsync())[^1].Code!;
        await world.ConfirmPasswordResetAsync(userId, later, NewPassword);

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPasswordResetAsync(userId, earlier, "another"));
    }

    [Fact]
    public async Task A_code_expires()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        var (userId, code) = await ResetCodeAsync(world);
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPasswordResetAsync(userId, code, NewPassword));
    }

    [Fact]
    public async Task Of_200_who_use_one_code_at_once_one_changes_the_password()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        var (userId, code) = await ResetCodeAsync(world);

        Assert.Equal(1, await Race.WinnersAsync(200, number => world.ConfirmPasswordResetAsync(userId, code, $"newpass{number}")));
    }

    [Fact]
    public async Task Who_cannot_be_mailed_a_link_is_told_why()
    {
        object[] users =
        [
            new { username = "banned", email = "banned@example.com", banned = true },
            new { username = "unconfirmed", email = "unconfirmed@example.com", confirmed = false },
            new { username = "addressless", password = "password123" },
        ];
        await using var world = await mock.NewWorldAsync(new { users });

        await Refused.ByAsync(ErrorCode.UserNotFound, () => world.RequestPasswordResetAsync("nobody"));
        await Refused.ByAsync(ErrorCode.UserBanned, () => world.RequestPasswordResetAsync("banned"));
        await Refused.ByAsync(ErrorCode.AccountNotConfirmed, () => world.RequestPasswordResetAsync("unconfirmed"));
        await Refused.ByAsync(ErrorCode.PasswordResetNotAllowed, () => world.RequestPasswordResetAsync("addressless"));
        Assert.Empty(await world.MessagesAsync());
    }

    private static async Task<(string UserId, string Code)> ResetCodeAsync(World world, Person? person = null)
    {
        var who = person ?? Person.John;
        await world.RequestPasswordResetAsync(who.Username);
        var message = await world.NextMessageAsync(who.Email);
        using var opened = await world.OpenAsync(message.Link);
        var landing = new LoginUrl(opened.Headers.Location?.ToString());

        Assert.Equal(("password-reset", Ending.CallbackUrl), (message.Kind, landing.WithoutQuery));
        return (landing["user_id"], landing["reset_code"]);
    }
}
