namespace XsollaLogin.IntegrationTests;

/// <summary>Registration, login by password, account confirmation.</summary>
public class PasswordFlowTests(MockFixture mock)
{
    private static readonly object Confirmed = new { requireAccountConfirmation = true };

    [Theory, BothProtocols]
    public async Task SignUp_logs_the_user_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);

        var answer = await project.SignUpAsync();

        Assert.Equal(Ending.CallbackUrl, new LandingUrl(answer!.LoginUrl).WithoutQuery);
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
    public async Task SignUp_with_another_users_email_as_username_is_rejected()
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
    public async Task A_wrong_password_and_an_unknown_user_give_the_same_error(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        await project.SignUpAsync();

        var wrongPassword = await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "password124"));
        var unknownUser = await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("Nobody", "password123"));

        Assert.Equal((wrongPassword.StatusCode, wrongPassword.Description), (unknownUser.StatusCode, unknownUser.Description));
    }

    [Theory, BothProtocols]
    public async Task The_mailed_link_confirms_the_account(Protocol protocol)
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
    public async Task A_confirmation_link_that_is_mailed_again_keeps_the_first_link_valid(Protocol protocol)
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
    public async Task A_confirmation_link_for_an_unknown_user_is_rejected(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);

        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => project.ResendConfirmationLinkAsync("Nobody"));
    }

    [Fact]
    public async Task A_confirmed_account_gets_no_further_confirmation_link()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await project.ResendConfirmationLinkAsync("John");
        var error = await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, () => project.By(Protocol.OAuth2).ResendConfirmationLinkAsync("John"));

        Assert.Equal((int)HttpStatusCode.Conflict, error.StatusCode);
        Assert.Empty(await project.MessagesAsync());
    }

    [Theory, BothProtocols]
    public async Task A_user_who_is_banned_later_cannot_log_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        await project.SignUpAsync();
        await project.LoginAsync();
        await project.ConfigureAsync(new { users = new[] { new { username = "John", banned = true } } });

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync());
    }

    [Theory, BothProtocols]
    public async Task A_banned_user_cannot_log_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(
            protocol, new { users = new[] { new { username = "John", password = "password123", banned = true } } });

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "password124"));
    }

    [Theory, BothProtocols]
    public async Task A_captcha_is_required_after_failures_until_a_login_with_it_succeeds(Protocol protocol)
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
    public async Task Failures_of_one_user_do_not_affect_another()
    {
        await using var project = await mock.NewProjectAsync(new { captchaAfterFailures = 1 });
        await project.SignUpAsync(Person.Jane);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "password124"));

        await project.LoginAsync(Person.Jane);
    }

    [Fact]
    public async Task The_login_url_contains_remember_me()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();

        Assert.Equal("true", new LandingUrl((await project.LoginAsync(rememberMe: true)).LoginUrl)["remember_me"]);
        Assert.Equal("false", new LandingUrl((await project.LoginAsync(rememberMe: false)).LoginUrl)["remember_me"]);
        Assert.Null(new LandingUrl((await project.SignUpAsync(Person.Jane))!.LoginUrl).Find("remember_me"));
    }

    [Theory, BothProtocols]
    public async Task Login_with_logout_revokes_older_tokens(Protocol protocol)
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
    public async Task Parallel_sign_ups_with_one_username_register_one_user()
    {
        await using var project = await mock.NewProjectAsync();

        Assert.Equal(1, await Race.WinnersAsync(50, number => project.SignUpAsync(Person.John with { Email = $"{number}@example.com" })));
    }

    [Fact]
    public async Task A_user_without_an_email_address_gets_no_confirmation_link()
    {
        await using var project = await mock.NewProjectAsync(
            new { users = new[] { new { username = Person.John.Username, password = Person.John.Password, confirmed = false } } });

        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => project.Password.ResendConfirmationLinkAsync(
            new() { ProjectId = project.ProjectId, Body = new() { Username = Person.John.Username } }, TestContext.Current.CancellationToken));
        Assert.Empty(await project.MessagesAsync());
    }

    [Fact]
    public async Task A_confirmed_user_without_an_email_address_is_already_confirmed()
    {
        await using var project = await mock.NewProjectAsync(
            Protocol.OAuth2, new { users = new[] { new { username = Person.John.Username, password = Person.John.Password } } });
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => project.Password.ResendConfirmationLinkOAuth2Async(
            new() { ClientId = project.ClientId, ProjectId = project.ProjectId, Body = new() { Username = Person.John.Username } },
            TestContext.Current.CancellationToken));

        Assert.Equal(409, error.StatusCode);
    }
}
