namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>A scripted answer for one user applies to the calls of that user, by any name, and waits during the calls of others.</summary>
public class ForOneUserTests(MockFixture mock)
{
    private static readonly object Settings = new
    {
        users = new[] { Person.John, Person.Jane }.Select(who => new
        {
            username = who.Username,
            email = who.Email,
            password = who.Password,
            phone_number = who.PhoneNumber,
            confirmed = true,
        }),
    };

    public static TheoryData<string, string> CallsOfJohn => new()
    {
        { "login", "John" },
        { "login", "JOHN" },
        { "login", "john@EXAMPLE.com" },
        { "login", "+12025550123" },
        { "login", "its id" },
        { "requestPhoneCode", "+12025550123" },
        { "requestPhoneCode", "John" },
        { "requestEmailCode", "John@example.com" },
        { "requestEmailCode", "John" },
        { "getConfirmCode", "john@example.com" },
        { "getConfirmCode", "John" },
        { "getAskFields", "John" },
        { "getAskFields", "john@example.com" },
        { "ask", "John" },
        { "ask", "+12025550123" },
        { "validateToken", "John" },
        { "confirmPasswordReset", "John" },
        { "checkSso", "John" },
        { "exchangeToken", "John" },
    };

    [Theory]
    [MemberData(nameof(CallsOfJohn))]
    public async Task The_calls_of_a_user_are_recognized_by_any_name(string operation, string user)
    {
        await using var project = await mock.Asked.NewProjectAsync(Settings);
        var (john, jane) = (await CallerAsync(project, Person.John), await CallerAsync(project.InAnotherBrowser(), Person.Jane));
        await project.ScriptAsync(new { operation, fault = "too-many-requests", user = user == "its id" ? john.Id : user });

        Assert.False(await IsRejectedAsync(jane, operation));
        Assert.True(await IsRejectedAsync(john, operation));
        Assert.Empty(await project.ScriptedAsync());
    }

    [Fact]
    public async Task A_signUp_is_recognized_by_the_names_in_its_request()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "signUp", example = "RegistrationNotAllowed", user = Person.Jane.Email });
        await project.SignUpAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.RegistrationNotAllowed, () => project.SignUpAsync(Person.Jane));
    }

    [Fact]
    public async Task A_scripted_answer_for_another_user_is_skipped_and_kept()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(
            new { operation = "login", example = "UserBanned", user = "Jane", times = 2 },
            new { operation = "login", example = "AccountNotConfirmed" },
            new { operation = "login", example = "WrongUsernameOrPassword", user = "john" });

        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => project.LoginAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync(Person.Jane));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync());
        Assert.Equal(1, (int)Assert.Single(await project.ScriptedAsync())!["times"]!);
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync(Person.Jane));
    }

    private static async Task<Caller> CallerAsync(TestProject project, Person who)
    {
        var token = await project.TokenOfAsync((await project.LoginAsync(who)).LoginUrl);
        var code = new LandingUrl((await project.By(Protocol.OAuth2).LoginAsync(who)).LoginUrl)["code"];
        return new Caller(project, project.InAnotherBrowser(), who, (string)Jwt.Read(token).Claims["sub"]!, token, code);
    }

    /// <summary>Whether the scripted answer is the one that rejects.</summary>
    private static async Task<bool> IsRejectedAsync(Caller caller, string operation)
    {
        try
        {
            await CallAsync(caller, operation);
            return false;
        }
        catch (XsollaLoginException error)
        {
            return error.StatusCode == (int)HttpStatusCode.TooManyRequests;
        }
    }

    private static Task CallAsync(Caller caller, string operation) => (operation, caller) switch
    {
        ("login", var (_, project, who, _, _, _)) => project.LoginAsync(who),
        ("requestPhoneCode", var (_, project, who, _, _, _)) => project.RequestPhoneCodeAsync(who.PhoneNumber),
        ("requestEmailCode", var (_, project, who, _, _, _)) => project.RequestEmailCodeAsync(who.Email),
        ("getConfirmCode", var (_, project, who, _, _, _)) => ConfirmCodeAsync(project, who),
        ("getAskFields", var (_, project, _, _, token, _)) => project.GetAskFieldsAsync(token),
        ("ask", var (_, project, _, _, token, _)) => project.AskAsync(token, new UpdatedFields { Bday = "1990-12-31" }),
        ("validateToken", var (_, project, _, _, token, _)) => project.ValidateAsync(token),
        ("confirmPasswordReset", var (_, project, _, id, _, _)) => project.ConfirmPasswordResetAsync(id, "no-such-code", "newpass"),
        ("checkSso", var (browser, _, _, _, _, _)) => browser.CheckSsoAsync(),
        ("exchangeToken", var (_, project, _, _, _, code)) => project.By(Protocol.OAuth2).ExchangeAsync(code),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    private static async Task ConfirmCodeAsync(TestProject project, Person who)
    {
        var operation = await project.RequestEmailCodeAsync(who.Email, linkUrl: Ending.CallbackUrl);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(who.Email)).Link);
        await project.GetConfirmCodeAsync(operation, who.Email);
    }

    /// <param name="Elsewhere">Without the session: the request itself must identify the user.</param>
    private sealed record Caller(TestProject Browser, TestProject Elsewhere, Person Who, string Id, string Token, string Code);
}
