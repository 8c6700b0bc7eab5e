namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>What is scripted for one user comes to the calls of that user, by whichever name, and waits through all others.</summary>
public class ForOneUserTests(MockFixture mock)
{
    private static readonly object Settings = new
    {
        users = new[] { Person.John, Person.Jane }.Select(who => new { username = who.Username, email = who.Email, password = who.Password, phone_number = who.PhoneNumber, confirmed = true }),
    };

    public static TheoryData<string, string> CallsOfJohn => new()
    {
        { "logIn", "John" },
        { "logIn", "JOHN" },
        { "logIn", "john@EXAMPLE.com" },
        { "logIn", "+12025550123" },
        { "logIn", "its id" },
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
    public async Task The_calls_of_a_user_are_known_by_any_name(string operation, string user)
    {
        await using var world = await mock.Asked.NewWorldAsync(Settings);
        var (john, jane) = (await CallerAsync(world, Person.John), await CallerAsync(world.InAnotherBrowser(), Person.Jane));
        await world.ScriptAsync(new { operation, fault = "too-many-requests", user = user == "its id" ? john.Id : user });

        Assert.False(await IsRefusedAsync(jane, operation));
        Assert.True(await IsRefusedAsync(john, operation));
        Assert.Empty(await world.ScriptedAsync());
    }

    [Fact]
    public async Task Whoever_signs_up_is_known_by_the_names_in_the_request()
    {
        await using var world = await mock.Asked.NewWorldAsync();
        await world.ScriptAsync(new { operation = "signUp", example = "RegistrationNotAllowed", user = Person.Jane.Email });
        await world.SignUpAsync();

        await Refused.ByAsync(ErrorCode.RegistrationNotAllowed, () => world.SignUpAsync(Person.Jane));
    }

    [Fact]
    public async Task What_is_for_somebody_else_is_stepped_over_and_stays()
    {
        await using var world = await mock.Asked.NewWorldAsync();
        await world.ScriptAsync(
            new { operation = "logIn", example = "UserBanned", user = "Jane", times = 2 },
            new { operation = "logIn", example = "AccountNotConfirmed" },
            new { operation = "logIn", example = "WrongUsernameOrPassword", user = "john" });

        await Refused.ByAsync(ErrorCode.AccountNotConfirmed, () => world.LogInAsync());
        await Refused.ByAsync(ErrorCode.UserBanned, () => world.LogInAsync(Person.Jane));
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync());
        Assert.Equal(1, (int)Assert.Single(await world.ScriptedAsync())!["times"]!);
        await Refused.ByAsync(ErrorCode.UserBanned, () => world.LogInAsync(Person.Jane));
    }

    private static async Task<Caller> CallerAsync(World world, Person who)
    {
        var token = await world.TokenOfAsync((await world.LogInAsync(who)).LoginUrl);
        var code = new LoginUrl((await world.By(Protocol.OAuth2).LogInAsync(who)).LoginUrl)["code"];
        return new Caller(world, world.InAnotherBrowser(), who, (string)Jwt.Read(token).Claims["sub"]!, token, code);
    }

    /// <summary>Whether it is the script that refuses.</summary>
    private static async Task<bool> IsRefusedAsync(Caller caller, string operation)
    {
        try
        {
            await CallAsync(caller, operation);
            return false;
        }
        catch (XsollaLoginException refusal)
        {
            return refusal.StatusCode == (int)HttpStatusCode.TooManyRequests;
        }
    }

    private static Task CallAsync(Caller caller, string operation) => (operation, caller) switch
    {
        ("logIn", var (_, world, who, _, _, _)) => world.LogInAsync(who),
        ("requestPhoneCode", var (_, world, who, _, _, _)) => world.RequestPhoneCodeAsync(who.PhoneNumber),
        ("requestEmailCode", var (_, world, who, _, _, _)) => world.RequestEmailCodeAsync(who.Email),
        ("getConfirmCode", var (_, world, who, _, _, _)) => ConfirmCodeAsync(world, who),
        ("getAskFields", var (_, world, _, _, token, _)) => world.GetAskFieldsAsync(token),
        ("ask", var (_, world, _, _, token, _)) => world.AskAsync(token, new UpdatedFields { Bday = "1990-12-31" }),
        ("validateToken", var (_, world, _, _, token, _)) => world.ValidateAsync(token),
        ("confirmPasswordReset", var (_, world, _, id, _, _)) => world.ConfirmPasswordResetAsync(id, "no-such-code", "newpass"),
        ("checkSso", var (browser, _, _, _, _, _)) => browser.CheckSsoAsync(),
        ("exchangeToken", var (_, world, _, _, _, code)) => world.By(Protocol.OAuth2).ExchangeAsync(code),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    private static async Task ConfirmCodeAsync(World world, Person who)
    {
        var operation = await world.RequestEmailCodeAsync(who.Email, linkUrl: Ending.CallbackUrl);
        using var opened = await world.OpenAsync((await world.NextMessageAsync(who.Email)).Link);
        await world.GetConfirmCodeAsync(operation, who.Email);
    }

    /// <param name="Elsewhere">Without the session: what a call says has to tell whose it is.</param>
    private sealed record Caller(World Browser, World Elsewhere, Person Who, string Id, string Token, string Code);
}
