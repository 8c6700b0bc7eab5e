namespace XsollaLogin.IntegrationTests;

/// <summary>Registration, login by password, account confirmation.</summary>
public class PasswordFlowTests(MockFixture mock)
{
    private static readonly object Confirmed = new { requireAccountConfirmation = true };

    [Theory, BothProtocols]
    public async Task Who_signs_up_is_logged_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);

        var answer = await project.SignUpAsync();

        Assert.Equal(Ending.CallbackUrl, new LoginUrl(answer!.LoginUrl).WithoutQuery);
        await project.ValidateAsync(await project.TokenOfAsync(answer.LoginUrl));
    }

    [Theory, BothProtocols]
    public async Task A_taken_username_is_rejected_in_any_case(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        await project.SignUpAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UsernameTaken, () => project.SignUpAsync(Person.Jane with { Username = "JOHN" }));
    }

    [Theory, BothProtocols]
    public async Task A_taken_email_is_rejected_in_any_case(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        await project.SignUpAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.EmailTaken, () => project.SignUpAsync(Person.Jane with { Email = "John@Example.com" }));
    }

    [Fact]
    public async Task Nobody_can_take_another_s_log_in_by_calling_himself_by_their_address()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UsernameTaken, () => project.SignUpAsync(Person.Jane with { Username = Person.John.Email }));
    }

    [Theory, BothProtocols]
    public async Task A_user_logs_in_by_username_and_by_email(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        await project.SignUpAsync();

        foreach (var login in new[] { Person.John.Username, Person.John.Email, "JOHN@EXAMPLE.COM" })
        {
            var answer = await project.LoginAsync(login, Person.John.Password);
            await project.ValidateAsync(await project.TokenOfAsync(answer.LoginUrl));
        }
    }

    [Theory, BothProtocols]
    public async Task A_wrong_password_and_an_unknown_user_cannot_be_told_apart(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        await project.SignUpAsync();

        var wrongPassword = await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "password124"));
        var unknownUser = await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("Nobody", "password123"));

        Assert.Equal((wrongPassword.StatusCode, wrongPassword.Description), (unknownUser.StatusCode, unknownUser.Description));
    }

    [Theory, BothProtocols]
    public async Task An_account_is_confirmed_by_the_mailed_link(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, Confirmed);

        Assert.Null(await project.SignUpAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => project.LoginAsync());
        var message = await project.NextMessageAsync(Person.John.Email);
        using var opened = await project.OpenAsync(message.Link);

        Assert.Equal(("email", "account-confirmation"), (message.Channel, message.Kind));
        Assert.Equal(Ending.CallbackUrl, opened.Headers.Location?.ToString());
        await project.LoginAsync();
    }

    [Theory, BothProtocols]
    public async Task A_confirmation_link_is_mailed_again_and_both_work(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, Confirmed);
        await project.SignUpAsync();
        await project.ResendConfirmationLinkAsync(Person.John.Username);
        await project.ResendConfirmationLinkAsync(Person.John.Email);

        var messages = await project.MessagesAsync(Person.John.Email);
        Assert.Equal(3, messages.Select(message => message.Link).Distinct().Count());
        using var opened = await project.OpenAsync(messages[^1].Link);
        await project.LoginAsync();
    }

    [Theory, BothProtocols]
    public async Task Nobody_unknown_is_mailed_a_link_again(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);

        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => project.ResendConfirmationLinkAsync("Nobody"));
    }

    [Fact]
    public async Task A_confirmed_account_is_mailed_no_link_again()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await project.ResendConfirmationLinkAsync("John");
        var error = await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, () => project.By(Protocol.OAuth2).ResendConfirmationLinkAsync("John"));

        Assert.Equal((int)HttpStatusCode.Conflict, error.StatusCode);
        Assert.Empty(await project.MessagesAsync());
    }

    [Theory, BothProtocols]
    public async Task Who_is_banned_later_can_log_in_no_more(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        await project.SignUpAsync();
        await project.LoginAsync();
        await project.ConfigureAsync(new { users = new[] { new { username = "John", banned = true } } });

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync());
    }

    [Theory, BothProtocols]
    public async Task Who_is_banned_cannot_log_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { users = new[] { new { username = "John", password = "password123", banned = true } } });

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "password124"));
    }

    [Theory, BothProtocols]
    public async Task After_failures_a_captcha_is_needed_until_it_comes_and_the_log_in_succeeds(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { captchaAfterFailures = 2 });
        await project.SignUpAsync();
        for (var i = 0; i < 2; i++) await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "password124"));

        await ErrorAssert.ThrowsAsync(ErrorCode.CaptchaNeeded, () => project.LoginAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "password124", captcha: "solved"));
        await ErrorAssert.ThrowsAsync(ErrorCode.CaptchaNeeded, () => project.LoginAsync());
        await project.LoginAsync("John", "password123", captcha: "solved");
        await project.LoginAsync();
    }

    [Fact]
    public async Task Failures_of_one_user_are_no_trouble_for_another()
    {
        await using var project = await mock.NewProjectAsync(new { captchaAfterFailures = 1 });
        await project.SignUpAsync(Person.Jane);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "password124"));

        await project.LoginAsync(Person.Jane);
    }

    [Fact]
    public async Task Remember_me_comes_back_in_the_login_url()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();

        Assert.Equal("true", new LoginUrl((await project.LoginAsync(rememberMe: true)).LoginUrl)["remember_me"]);
        Assert.Null(new LoginUrl((await project.LoginAsync(rememberMe: false)).LoginUrl).Find("remember_me"));
    }

    [Theory, BothProtocols]
    public async Task A_log_in_with_logout_revokes_older_tokens(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var older = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var newer = await project.TokenOfAsync((await project.LoginAsync(ending: new Ending { WithLogout = true })).LoginUrl);

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(older));
        await project.ValidateAsync(newer);
        await project.ValidateAsync(await project.TokenOfAsync((await project.LoginAsync(ending: new Ending { WithLogout = false })).LoginUrl));
        await project.ValidateAsync(newer);
    }

    [Fact]
    public async Task Of_many_who_sign_up_by_one_name_at_once_one_is_registered()
    {
        await using var project = await mock.NewProjectAsync();

        Assert.Equal(1, await Race.WinnersAsync(50, number => project.SignUpAsync(Person.John with { Email = $"{number}@example.com" })));
    }
}
