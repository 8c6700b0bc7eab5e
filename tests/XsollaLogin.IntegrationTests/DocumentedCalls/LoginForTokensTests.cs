namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The login without a redirect.</summary>
public class LoginForTokensTests(MockFixture mock)
{
    private static readonly LoginRequest John = new() { Username = "John", Password = "password123" };

    [Fact]
    public async Task The_user_gets_an_access_token()
    {
        await using var project = await ProjectAsync();
        var loggedIn = Assert.IsType<TokenLoginOutcome.Completed>(await project.Api().LoginForTokensAsync(John));

        await project.ValidateAsync(loggedIn.Tokens.AccessToken);
        Assert.Null(loggedIn.Tokens.RefreshToken);
        await project.CheckSsoAsync();
    }

    [Fact]
    public async Task The_scope_offline_brings_a_refresh_token_that_renews()
    {
        await using var project = await ProjectAsync();
        var outcome = await project.Api(options => options.Scope = "email offline").LoginForTokensAsync(John);
        var tokens = Assert.IsType<TokenLoginOutcome.Completed>(outcome).Tokens;

        Assert.Equal("email offline", tokens.Scope);
        await project.ValidateAsync((await project.RefreshAsync(tokens.RefreshToken!)).AccessToken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("offline")]
    public async Task Missing_fields_are_asked_for_beside_the_tokens(string? scope)
    {
        await using var project = await ProjectAsync(askFields: [new { name = "bday", step = 1 }, new { name = "country-name", step = 0 }]);
        var api = project.Api(options => options.Scope = scope);
        var asked = Assert.IsType<TokenLoginOutcome.FieldsAsked>(await api.LoginForTokensAsync(John));
        Assert.Equal(["country-name", "bday"], asked.Fields.Select(field => field.Name));
        Assert.Equal(scope is not null, asked.Tokens.RefreshToken is not null);

        Assert.IsType<AskOutcome.Redirect>(await api.AskAsync(new UpdatedFields { Bday = "1990-12-31", CountryName = "FR" }, asked.Tokens.AccessToken));
        Assert.IsType<TokenLoginOutcome.Completed>(await api.LoginForTokensAsync(John));
    }

    [Fact]
    public async Task Errors_are_those_of_the_login()
    {
        await using var project = await ProjectAsync(captchaAfterFailures: 1);
        var api = project.Api();
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => api.LoginForTokensAsync(new LoginRequest { Username = "Jane", Password = "password123" }));
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => api.LoginForTokensAsync(John with { Username = "Jim" }));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => api.LoginForTokensAsync(John with { Password = "password124" }));
        await ErrorAssert.ThrowsAsync(ErrorCode.CaptchaNeeded, () => api.LoginForTokensAsync(John));

        await api.LoginForTokensAsync(John, new Captcha("lot", "output", "pass", "1700000000"));
    }

    [Fact]
    public async Task Only_a_public_client_may_log_in_and_only_one_of_the_project()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId, client_secret = "secret" } } });

        await ErrorAssert.ThrowsAsync(ErrorCode.CallNotAvailable, () => project.Api().LoginForTokensAsync(John));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.Api(options => options.ClientId = 1).LoginForTokensAsync(John));
    }

    [Fact]
    public async Task A_redirect_URI_may_be_absent_but_must_be_registered()
    {
        await using var project = await ProjectAsync(redirectUris: ["https://game.example.com/a", "https://game.example.com/b"]);
        await project.Api(options => options.RedirectUri = null).LoginForTokensAsync(John);

        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.Api().LoginForTokensAsync(John));
    }

    private Task<TestProject> ProjectAsync(object[]? askFields = null, int captchaAfterFailures = 0, string[]? redirectUris = null) =>
        mock.NewProjectAsync(Protocol.OAuth2, new
        {
            askFields = askFields ?? [],
            captchaAfterFailures,
            redirectUris = redirectUris ?? [],
            users = new object[]
            {
                new { username = "John", password = "password123" },
                new { username = "Jane", password = "password123", banned = true },
                new { username = "Jim", password = "password123", email = "jim@example.com", confirmed = false },
            },
        });
}
