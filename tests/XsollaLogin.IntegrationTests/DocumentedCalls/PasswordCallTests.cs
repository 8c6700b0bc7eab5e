namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The calls signup, login and resendEmail.</summary>
public class PasswordCallTests(MockFixture mock)
{
    private static readonly object Confirmed = new { requireAccountConfirmation = true };

    [Theory, BothProtocols]
    public async Task Signup_logs_the_user_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);

        var loggedIn = Assert.IsType<SignUpOutcome.LoggedIn>(await project.Api().SignUpAsync(Person.John));

        Assert.StartsWith(Ending.CallbackUrl, loggedIn.LoginUrl, StringComparison.Ordinal);
        await project.TokenOfAsync(loggedIn.Token, loggedIn.Code);
    }

    [Theory, BothProtocols]
    public async Task The_link_of_resendEmail_confirms_the_account(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, Confirmed);
        var api = project.Api();

        Assert.IsType<SignUpOutcome.ConfirmationEmailSent>(await api.SignUpAsync(Person.John));
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => api.LoginAsync(Person.John));
        await api.ResendEmailAsync(Person.John.Email);
        var again = (await project.MessagesAsync(Person.John.Email))[1];
        using var opened = await project.OpenAsync(again.Link);

        await project.TokenOfAsync(await api.LoginAsync(Person.John));
    }

    [Theory, BothProtocols]
    public async Task Login_asks_for_missing_fields(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(
            protocol, new { askFields = new[] { new { name = "phone_number", step = 1 }, new { name = "bday", step = 0 } } });
        var api = project.Api();
        await api.SignUpAsync(Person.John);

        var asked = Assert.IsType<LoginOutcome.FieldsAsked>(await api.LoginAsync(Person.John));

        Assert.Equal(["bday", "phone_number"], asked.Fields.Select(field => field.Name));
        Assert.NotEmpty(asked.Token);
    }

    [Theory, BothProtocols]
    public async Task A_wrong_password_is_rejected(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);

        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.Api().LoginAsync(Person.John));
    }

    [Theory, BothProtocols]
    public async Task The_captcha_is_sent_with_the_call(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { captchaAfterFailures = 1 });
        var api = project.Api();
        await api.SignUpAsync(Person.John);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => api.LoginAsync(Person.John with { Password = "password124" }));
        await ErrorAssert.ThrowsAsync(ErrorCode.CaptchaNeeded, () => api.LoginAsync(Person.John));

        await project.TokenOfAsync(await api.LoginAsync(Person.John, new Captcha("lot", "output", "pass", "1700000000")));
    }

    [Fact]
    public async Task The_protocol_of_a_call_overrides_the_options()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var api = project.Api();
        await api.SignUpAsync(Person.John);
        var credentials = new LoginRequest { Username = Person.John.Username, Password = Person.John.Password };

        await project.TokenOfAsync(await api.LoginAsync(credentials));
        await project.By(Protocol.Jwt).TokenOfAsync(await api.LoginAsync(credentials, isOAuth2: false));
        await project.TokenOfAsync(await project.Api(options => options.ResponseType = null).LoginAsync(credentials, isOAuth2: true));
    }

    [Fact]
    public async Task Payload_and_with_logout_of_the_options_reach_the_server()
    {
        await using var project = await mock.NewProjectAsync();
        var older = Assert.IsType<SignUpOutcome.LoggedIn>(await project.Api().SignUpAsync(Person.John));

        var newer = await project.TokenOfAsync(await project.Api(options => (options.Payload, options.WithLogout) = ("from options",
            true)).LoginAsync(Person.John));

        Assert.Equal("from options", (string?)Jwt.Read(newer).Claims["payload"]);
        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(older.Token!));
    }
}
