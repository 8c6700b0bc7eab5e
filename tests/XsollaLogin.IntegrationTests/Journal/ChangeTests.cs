namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The journal records the changes of a request to its project.</summary>
public class ChangeTests(MockFixture mock)
{
    [Theory]
    [BothProtocols]
    public async Task Registration_and_login_are_recorded(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        await project.SignUpAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "wrongpassword"));
        await project.LoginAsync();
        await project.LoginAsync();
        var issued = protocol == Protocol.Jwt ? "tokenIssued" : "authorizationCodeIssued";

        Assert.Equal(
            [["userAdded", issued, "sessionBegun"], ["failedLoginCounted"], ["failedLoginsCleared", issued, "sessionBegun"], [issued, "sessionBegun"]],
            await ChangesAsync(project));
        var user = UserIn(await project.SaveAsync());
        Assert.All(
            (await mock.Mock.EntriesAsync(project)).SelectMany(entry => entry["changes"]!.AsArray())
                .Where(change => (string?)change!["what"] != "failedLoginCounted"),
            change => Assert.Equal(user, (string?)change!["subject"]));
    }

    [Fact]
    public async Task Account_confirmation_is_recorded()
    {
        await using var project = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        await project.SignUpAsync();
        await project.ResendConfirmationLinkAsync("John");
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);
        using var again = await project.OpenAsync((await project.MessagesAsync())[0].Link);

        Assert.Equal([["userAdded", "confirmationSent"], ["confirmationSent"], ["accountConfirmed"], []], await ChangesAsync(project));
    }

    [Fact]
    public async Task Login_by_code_is_recorded()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234" });
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);
        await project.GetConfirmCodeAsync(operation, Person.John.Email);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmEmailCodeAsync(operation, "0000"));
        await project.ConfirmEmailCodeAsync(operation, "1234");
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmEmailCodeAsync(operation, "1234"));

        Assert.Equal(
            [["codeSent"], ["linkOpened"], [], ["wrongCodeCounted"], ["codeTaken", "userAdded", "tokenIssued", "sessionBegun"], []],
            await ChangesAsync(project));
        Assert.All((await mock.Mock.EntriesAsync(project)).Where(entry => entry["changes"]!.AsArray().Count == 1),
            entry => Assert.Equal(operation, (string?)entry["changes"]![0]!["subject"]));
    }

    [Fact]
    public async Task Additional_fields_are_recorded()
    {
        await using var project = await mock.NewProjectAsync(
            new { askFields = new[] { new { name = "phone_number" }, new { name = "country-name" } }, fixedCode = "1234" });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        await project.AskAsync(token, new UpdatedFields { CountryName = "US", PhoneNumber = Person.John.PhoneNumber });
        var operation = (await project.NextMessageAsync(Person.John.PhoneNumber)).OperationId!;
        await project.ConfirmPhoneCodeAsync(operation, "1234");

        Assert.Equal(
            [["tokenIssued", "tokenIssued", "sessionBegun"], ["fieldStored", "codeSent"], ["codeTaken", "fieldStored", "tokenIssued", "sessionBegun"]],
            (await ChangesAsync(project))[1..]);
    }

    [Fact]
    public async Task A_password_reset_is_recorded()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await project.RequestPasswordResetAsync("John");
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);
        var link = new LandingUrl(opened.Headers.Location!.ToString());
        await project.ConfirmPasswordResetAsync(link["user_id"], link["reset_code"], "newpassword456");

        Assert.Equal(
            [["resetSent"], ["resetLinkTaken"], ["resetCodeTaken", "passwordChanged", "sessionsEnded", "tokensRevoked"]],
            (await ChangesAsync(project))[1..]);
    }

    [Fact]
    public async Task Sessions_tokens_and_logout_are_recorded()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var login = await project.SignUpAsync(ending: Ending.Usual with { Scope = "offline" });
        var tokens = await project.ExchangeAsync(new LandingUrl(login!.LoginUrl)["code"]);
        tokens = await project.RefreshAsync(tokens.RefreshToken!);
        await project.CheckSsoAsync();
        await project.CheckSsoOAuth2Async();
        await project.LogoutAsync(tokens.AccessToken, LogoutScope.Sso);
        await project.LogoutAsync(tokens.AccessToken);
        await project.ClearSsoAsync();

        Assert.Equal(
            [
                ["authorizationCodeTaken", "tokenIssued", "refreshTokenIssued"], ["refreshTokenTaken", "tokenIssued", "refreshTokenIssued"],
                ["authorizationCodeIssued"], ["authorizationCodeIssued"], ["sessionsEnded"], ["tokensRevoked"], [],
            ],
            (await ChangesAsync(project))[1..]);
    }

    [Fact]
    public async Task A_login_that_revokes_the_earlier_tokens_is_recorded()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await project.LoginAsync(ending: Ending.Usual with { WithLogout = true });

        Assert.Equal([["tokensRevoked", "tokenIssued", "sessionBegun"]], (await ChangesAsync(project))[1..]);
    }

    [Fact]
    public async Task The_token_of_a_server_is_recorded()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId, client_secret = "secret" } } });
        await project.ExchangeAsync(new TokenRequest { GrantType = GrantType.ClientCredentials, ClientId = project.ClientId, ClientSecret = "secret" });

        Assert.Equal([["serverTokenIssued"]], await ChangesAsync(project));
    }

    private async Task<string?[][]> ChangesAsync(TestProject project) =>
        [.. (await mock.Mock.EntriesAsync(project)).Select(entry => JournalReading.ChangesOf(entry).ToArray())];

    private static string? UserIn(JsonNode snapshot) => (string?)Assert.Single(snapshot["users"]!.AsArray())!["id"];
}
