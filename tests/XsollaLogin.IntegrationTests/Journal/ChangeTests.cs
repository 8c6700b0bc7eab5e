namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The journal says what a request did to its world.</summary>
public class ChangeTests(MockFixture mock)
{
    [Theory]
    [BothProtocols]
    public async Task Registration_and_log_in(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        await world.SignUpAsync();
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync("John", "wrongpassword"));
        await world.LogInAsync();
        await world.LogInAsync();
        var issued = protocol == Protocol.Jwt ? "tokenIssued" : "authorizationCodeIssued";

        Assert.Equal(
            [["userAdded", issued, "sessionBegun"], ["failedLogInCounted"], ["failedLogInsCleared", issued, "sessionBegun"], [issued, "sessionBegun"]],
            await ChangesAsync(world));
        var user = UserIn(await world.SaveAsync());
        Assert.All(
            (await mock.Mock.EntriesAsync(world)).SelectMany(entry => entry["changes"]!.AsArray()).Where(change => (string?)change!["what"] != "failedLogInCounted"),
            change => Assert.Equal(user, (string?)change!["subject"]));
    }

    [Fact]
    public async Task Account_confirmation()
    {
        await using var world = await mock.NewWorldAsync(new { requireAccountConfirmation = true });
        await world.SignUpAsync();
        await world.ResendConfirmationLinkAsync("John");
        using var opened = await world.OpenAsync((await world.NextMessageAsync(Person.John.Email)).Link);
        using var again = await world.OpenAsync((await world.MessagesAsync())[0].Link);

        Assert.Equal([["userAdded", "confirmationSent"], ["confirmationSent"], ["accountConfirmed"], []], await ChangesAsync(world));
    }

    [Fact]
    public async Task Log_in_by_code()
    {
        await using var world = await mock.NewWorldAsync(new { fixedCode = "1234" });
        var operation = await world.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        using var opened = await world.OpenAsync((await world.NextMessageAsync(Person.John.Email)).Link);
        await world.GetConfirmCodeAsync(operation, Person.John.Email);
        await Refused.ByAsync(ErrorCode.WrongCode, () => world.ConfirmEmailCodeAsync(operation, "0000"));
        await world.ConfirmEmailCodeAsync(operation, "1234");
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmEmailCodeAsync(operation, "1234"));

        Assert.Equal(
            [["codeSent"], ["linkOpened"], [], ["wrongCodeCounted"], ["codeTaken", "userAdded", "tokenIssued", "sessionBegun"], []],
            await ChangesAsync(world));
        Assert.All((await mock.Mock.EntriesAsync(world)).Where(entry => entry["changes"]!.AsArray().Count == 1), entry => Assert.Equal(operation, (string?)entry["changes"]![0]!["subject"]));
    }

    [Fact]
    public async Task Additional_fields()
    {
        await using var world = await mock.NewWorldAsync(new { askFields = new[] { new { name = "phone_number" }, new { name = "country-name" } }, fixedCode = "1234" });
        await world.SignUpAsync();
        var token = (await world.LogInAsync()).Token!;
        await world.AskAsync(token, new UpdatedFields { CountryName = "US", PhoneNumber = Person.John.PhoneNumber });
        var operation = (await world.NextMessageAsync(Person.John.PhoneNumber)).OperationId!;
        await world.ConfirmPhoneCodeAsync(operation, "1234");

        Assert.Equal(
            [["tokenIssued", "tokenIssued", "sessionBegun"], ["fieldStored", "codeSent"], ["codeTaken", "fieldStored", "tokenIssued", "sessionBegun"]],
            (await ChangesAsync(world))[1..]);
    }

    [Fact]
    public async Task Password_reset()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        await world.RequestPasswordResetAsync("John");
        using var opened = await world.OpenAsync((await world.NextMessageAsync(Person.John.Email)).Link);
        var link = new LoginUrl(opened.Headers.Location!.ToString());
        await world.ConfirmPasswordResetAsync(link["user_id"], link["reset_code"], "newpassword456");

        Assert.Equal(
            [["resetSent"], ["resetLinkTaken"], ["resetCodeTaken", "passwordChanged", "sessionsEnded", "tokensRevoked"]],
            (await ChangesAsync(world))[1..]);
    }

    [Fact]
    public async Task Single_sign_on_tokens_and_log_out()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var login = await world.SignUpAsync(ending: Ending.Usual with { Scope = "offline" });
        var tokens = await world.ExchangeAsync(new LoginUrl(login!.LoginUrl)["code"]);
        tokens = await world.RefreshAsync(tokens.RefreshToken!);
        await world.CheckSsoAsync();
        await world.CheckSsoOAuth2Async();
        await world.LogOutAsync(tokens.AccessToken);
        await world.ClearSsoAsync();

        Assert.Equal(
            [
                ["authorizationCodeTaken", "tokenIssued", "refreshTokenIssued"], ["refreshTokenTaken", "tokenIssued", "refreshTokenIssued"],
                ["authorizationCodeIssued"], ["authorizationCodeIssued"], ["sessionsEnded", "tokensRevoked"], [],
            ],
            (await ChangesAsync(world))[1..]);
    }

    private async Task<string?[][]> ChangesAsync(World world) => [.. (await mock.Mock.EntriesAsync(world)).Select(entry => JournalReading.ChangesOf(entry).ToArray())];

    private static string? UserIn(JsonNode snapshot) => (string?)Assert.Single(snapshot["users"]!.AsArray())!["id"];
}
