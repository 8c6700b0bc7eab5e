namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class PasswordFlows
{
    private const string Other = "https://other.example.com/";
    private static readonly string[] Urls = [Ending.CallbackUrl, Other];

    public static readonly LaneFlow[] All =
    [
        new("sign up and log in", SignUpAndLogInAsync),
        new("confirm the account", ConfirmAccountAsync, new { requireAccountConfirmation = true }),
        new("log in after failures", LogInWithCaptchaAsync, new { captchaAfterFailures = 1 }),
        new("log in at registered URLs", LogInAtRegisteredUrlsAsync, new { callbackUrls = Urls, redirectUris = Urls }),
        new("log in at the page of the mock", LogInWithoutUrlAsync),
    ];

    private static async Task SignUpAndLogInAsync(World world)
    {
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync());
        await world.SignUpAsync(ending: new Ending { Payload = "{\"level\":7}" });
        await Refused.ByAsync(ErrorCode.UsernameTaken, () => world.SignUpAsync());
        await Refused.ByAsync(ErrorCode.EmailTaken, () => world.SignUpAsync(Person.Jane with { Email = Person.John.Email }));
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync(Person.Jane));
        await world.LogInAsync(rememberMe: true);
        await world.LogInAsync(Person.John.Email, Person.John.Password, new Ending { WithLogout = "1" });
    }

    private static async Task ConfirmAccountAsync(World world)
    {
        await world.SignUpAsync();
        var first = await world.NextMessageAsync(Person.John.Email);
        await Refused.ByAsync(ErrorCode.AccountNotConfirmed, () => world.LogInAsync());
        await world.ResendConfirmationLinkAsync(Person.John.Username);
        await Refused.ByAsync(ErrorCode.UserNotFound, () => world.ResendConfirmationLinkAsync(Person.Jane.Username));
        using var opened = await world.OpenAsync(first.Link);
        using var openedAgain = await world.OpenAsync(first.Link);
        await world.LogInAsync();

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.NotFound), (opened.StatusCode, openedAgain.StatusCode));
    }

    private static async Task LogInWithCaptchaAsync(World world)
    {
        await world.SignUpAsync();
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync(Person.John.Username, Person.Jane.Password));
        await Refused.ByAsync(ErrorCode.CaptchaNeeded, () => world.LogInAsync());
        await world.LogInAsync(Person.John.Username, Person.John.Password, captcha: "solved");
    }

    private static async Task LogInAtRegisteredUrlsAsync(World world)
    {
        await Refused.ByAsync(ErrorCode.LoginUrlNotFound, () => world.SignUpAsync(ending: new Ending { Url = "https://evil.example.com/" }));
        await Refused.ByAsync(ErrorCode.MultipleLoginUrls, () => world.SignUpAsync(ending: new Ending { Url = null }));
        await world.SignUpAsync(ending: new Ending { Url = Other });
    }

    private static async Task LogInWithoutUrlAsync(World world)
    {
        var login = (await world.SignUpAsync(ending: new Ending { Url = null }))!;
        using var page = await world.OpenAsync(login.LoginUrl);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}
