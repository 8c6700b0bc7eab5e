namespace XsollaLogin.IntegrationTests;

/// <summary>Registration, log-in by password, account confirmation.</summary>
public class PasswordFlowTests(MockFixture mock)
{
    private static readonly object Confirmed = new { requireAccountConfirmation = true };

    [Theory, BothProtocols]
    public async Task Who_signs_up_is_logged_in(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);

        var answer = await world.SignUpAsync();

        Assert.Equal(Ending.CallbackUrl, new LoginUrl(answer!.LoginUrl).WithoutQuery);
        await world.ValidateAsync(await world.TokenOfAsync(answer.LoginUrl));
    }

    [Theory, BothProtocols]
    public async Task A_taken_username_is_refused_in_any_case(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        await world.SignUpAsync();

        await Refused.ByAsync(ErrorCode.UsernameTaken, () => world.SignUpAsync(Person.Jane with { Username = "JOHN" }));
    }

    [Theory, BothProtocols]
    public async Task A_taken_email_is_refused_in_any_case(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        await world.SignUpAsync();

        await Refused.ByAsync(ErrorCode.EmailTaken, () => world.SignUpAsync(Person.Jane with { Email = "John@Example.com" }));
    }

    [Fact]
    public async Task Nobody_can_take_another_s_log_in_by_calling_himself_by_their_address()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();

        await Refused.ByAsync(ErrorCode.UsernameTaken, () => world.SignUpAsync(Person.Jane with { Username = Person.John.Email }));
    }

    [Theory, BothProtocols]
    public async Task A_user_logs_in_by_username_and_by_email(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        await world.SignUpAsync();

        foreach (var login in new[] { Person.John.Username, Person.John.Email, "JOHN@EXAMPLE.COM" })
        {
            var answer = await world.LogInAsync(login, Person.John.Password);
            await world.ValidateAsync(await world.TokenOfAsync(answer.LoginUrl));
        }
    }

    [Theory, BothProtocols]
    public async Task A_wrong_password_and_an_unknown_user_cannot_be_told_apart(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        await world.SignUpAsync();

        var wrongPassword = await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync("John", "password124"));
        var unknownUser = await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync("Nobody", "password123"));

        Assert.Equal((wrongPassword.StatusCode, wrongPassword.Description), (unknownUser.StatusCode, unknownUser.Description));
    }

    [Theory, BothProtocols]
    public async Task An_account_is_confirmed_by_the_mailed_link(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol, Confirmed);

        Assert.Null(await world.SignUpAsync());
        await Refused.ByAsync(ErrorCode.AccountNotConfirmed, () => world.LogInAsync());
        var message = await world.NextMessageAsync(Person.John.Email);
        using var opened = await world.OpenAsync(message.Link);

        Assert.Equal(("email", "account-confirmation"), (message.Channel, message.Kind));
        Assert.Equal(Ending.CallbackUrl, opened.Headers.Location?.ToString());
        await world.LogInAsync();
    }

    [Theory, BothProtocols]
    public async Task A_confirmation_link_is_mailed_again_and_both_work(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol, Confirmed);
        await world.SignUpAsync();
        await world.ResendConfirmationLinkAsync(Person.John.Username);
        await world.ResendConfirmationLinkAsync(Person.John.Email);

        var messages = await world.MessagesAsync(Person.John.Email);
        Assert.Equal(3, messages.Select(message => message.Link).Distinct().Count());
        using var opened = await world.OpenAsync(messages[^1].Link);
        await world.LogInAsync();
    }

    [Theory, BothProtocols]
    public async Task Nobody_unknown_is_mailed_a_link_again(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);

        await Refused.ByAsync(ErrorCode.UserNotFound, () => world.ResendConfirmationLinkAsync("Nobody"));
    }

    [Fact]
    public async Task A_confirmed_account_is_mailed_no_link_again()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        await world.ResendConfirmationLinkAsync("John");
        var refusal = await Refused.ByAsync(ErrorCode.InvalidParameters, () => world.By(Protocol.OAuth2).ResendConfirmationLinkAsync("John"));

        Assert.Equal((int)HttpStatusCode.Conflict, refusal.StatusCode);
        Assert.Empty(await world.MessagesAsync());
    }

    [Theory, BothProtocols]
    public async Task Who_is_banned_later_can_log_in_no_more(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        await world.SignUpAsync();
        await world.LogInAsync();
        await world.ConfigureAsync(new { users = new[] { new { username = "John", banned = true } } });

        await Refused.ByAsync(ErrorCode.UserBanned, () => world.LogInAsync());
    }

    [Theory, BothProtocols]
    public async Task Who_is_banned_cannot_log_in(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol, new { users = new[] { new { username = "John", password = "password123", banned = true } } });

        await Refused.ByAsync(ErrorCode.UserBanned, () => world.LogInAsync());
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync("John", "password124"));
    }

    [Theory, BothProtocols]
    public async Task After_failures_a_captcha_is_needed_until_it_comes_and_the_log_in_succeeds(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol, new { captchaAfterFailures = 2 });
        await world.SignUpAsync();
        for (var i = 0; i < 2; i++) await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync("John", "password124"));

        await Refused.ByAsync(ErrorCode.CaptchaNeeded, () => world.LogInAsync());
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync("John", "password124", captcha: "solved"));
        await Refused.ByAsync(ErrorCode.CaptchaNeeded, () => world.LogInAsync());
        await world.LogInAsync("John", "password123", captcha: "solved");
        await world.LogInAsync();
    }

    [Fact]
    public async Task Failures_of_one_user_are_no_trouble_for_another()
    {
        await using var world = await mock.NewWorldAsync(new { captchaAfterFailures = 1 });
        await world.SignUpAsync(Person.Jane);
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync("John", "password124"));

        await world.LogInAsync(Person.Jane);
    }

    [Fact]
    public async Task Remember_me_comes_back_in_the_login_url()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();

        Assert.Equal("true", new LoginUrl((await world.LogInAsync(rememberMe: true)).LoginUrl)["remember_me"]);
        Assert.Null(new LoginUrl((await world.LogInAsync(rememberMe: false)).LoginUrl).Find("remember_me"));
    }

    [Theory, BothProtocols]
    public async Task A_log_in_with_logout_revokes_older_tokens(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        var older = await world.TokenOfAsync((await world.SignUpAsync())!.LoginUrl);
        var newer = await world.TokenOfAsync((await world.LogInAsync(ending: new Ending { WithLogout = "1" })).LoginUrl);

        await Refused.ByAsync(ErrorCode.TokenNotValid, () => world.ValidateAsync(older));
        await world.ValidateAsync(newer);
        await world.ValidateAsync(await world.TokenOfAsync((await world.LogInAsync(ending: new Ending { WithLogout = "0" })).LoginUrl));
        await world.ValidateAsync(newer);
    }

    [Fact]
    public async Task Of_many_who_sign_up_by_one_name_at_once_one_is_registered()
    {
        await using var world = await mock.NewWorldAsync();

        Assert.Equal(1, await Race.WinnersAsync(50, number => world.SignUpAsync(Person.John with { Email = $"{number}@example.com" })));
    }
}
