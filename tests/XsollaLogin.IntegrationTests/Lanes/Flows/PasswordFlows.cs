namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class PasswordFlows
{
    private const string Other = "https://other.example.com/";
    private static readonly string[] Urls = [Ending.CallbackUrl, Other];

    public static readonly LaneFlow[] All =
    [
        new("sign up and log in", SignUpAndLoginAsync),
        new("confirm the account", ConfirmAccountAsync, new { requireAccountConfirmation = true }),
        new("log in after failures", LoginWithCaptchaAsync, new { captchaAfterFailures = 1 }),
        new("log in at registered URLs", LoginAtRegisteredUrlsAsync, new { callbackUrls = Urls, redirectUris = Urls }),
        new("log in at the page of the mock", LoginWithoutUrlAsync),
    ];

    private static async Task SignUpAndLoginAsync(TestProject project)
    {
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync());
        await project.SignUpAsync(ending: new Ending { Payload = "{\"level\":7}" });
        await ErrorAssert.ThrowsAsync(ErrorCode.UsernameTaken, () => project.SignUpAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.EmailTaken, () => project.SignUpAsync(Person.Jane with { Email = Person.John.Email }));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync(Person.Jane));
        await project.LoginAsync(rememberMe: true);
        await project.LoginAsync(Person.John.Email, Person.John.Password, new Ending { WithLogout = true });
        await project.Password.LoginOAuth2TokenAsync(new()
        {
            ClientId = project.ClientId,
            ProjectId = project.ProjectId,
            Scope = "offline",
            Body = new() { Username = Person.John.Username, Password = Person.John.Password },
        });
    }

    private static async Task ConfirmAccountAsync(TestProject project)
    {
        await project.SignUpAsync();
        var first = await project.NextMessageAsync(Person.John.Email);
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => project.LoginAsync());
        await project.ResendConfirmationLinkAsync(Person.John.Username);
        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => project.ResendConfirmationLinkAsync(Person.Jane.Username));
        using var opened = await project.OpenAsync(first.Link);
        using var openedAgain = await project.OpenAsync(first.Link);
        await project.LoginAsync();

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.NotFound), (opened.StatusCode, openedAgain.StatusCode));
    }

    private static async Task LoginWithCaptchaAsync(TestProject project)
    {
        await project.SignUpAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync(Person.John.Username, Person.Jane.Password));
        await ErrorAssert.ThrowsAsync(ErrorCode.CaptchaNeeded, () => project.LoginAsync());
        await project.LoginAsync(Person.John.Username, Person.John.Password, captcha: "solved");
    }

    private static async Task LoginAtRegisteredUrlsAsync(TestProject project)
    {
        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.SignUpAsync(ending: new Ending { Url = "https://evil.example.com/" }));
        await ErrorAssert.ThrowsAsync(ErrorCode.MultipleLoginUrls, () => project.SignUpAsync(ending: new Ending { Url = null }));
        await project.SignUpAsync(ending: new Ending { Url = Other });
    }

    private static async Task LoginWithoutUrlAsync(TestProject project)
    {
        var login = (await project.SignUpAsync(ending: new Ending { Url = null }))!;
        using var page = await project.OpenAsync(login.LoginUrl);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}
