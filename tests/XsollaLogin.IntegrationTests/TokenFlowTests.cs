using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.IntegrationTests;

/// <summary>Authorization codes and refresh tokens are exchanged for tokens.</summary>
public class TokenFlowTests(MockFixture mock)
{
    private static readonly Ending Offline = new() { Scope = "email offline" };

    [Fact]
    public async Task A_code_is_returned_with_the_state_and_is_exchanged_once()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { jwtLifetimeSeconds = 600 });
        var login = new LandingUrl((await project.SignUpAsync(ending: new Ending { State = "state & more" }))!.LoginUrl);
        var tokens = await project.ExchangeAsync(login["code"]);

        Assert.Equal("state & more", login["state"]);
        Assert.Equal(("bearer", 600, null), (tokens.TokenType, tokens.ExpiresIn, tokens.RefreshToken));
        await project.ValidateAsync(tokens.AccessToken);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(login["code"]));
    }

    [Fact]
    public async Task A_token_without_a_scope_has_an_empty_list_of_scopes()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var claims = Jwt.Read((await project.ExchangeAsync(await CodeAsync(project))).AccessToken).Claims;

        Assert.Equal("[]", claims["scp"]!.ToJsonString());
        Assert.True((bool)claims["is_master"]!);
    }

    [Fact]
    public async Task A_code_is_bound_to_its_redirect_uri()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var code = await CodeAsync(project);

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code, redirectUri: "https://evil.example.com/"));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code, redirectUri: null));
        await project.ExchangeAsync(code);
    }

    [Fact]
    public async Task A_code_is_bound_to_its_client()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var other = await mock.NewProjectAsync(Protocol.OAuth2);
        var code = await CodeAsync(project);

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => other.ExchangeAsync(code));
        await project.ExchangeAsync(code);
    }

    [Fact]
    public async Task A_code_expires()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var code = await CodeAsync(project);
        await project.AdvanceAsync(TimeSpan.FromMinutes(10));

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code));
    }

    [Fact]
    public async Task A_code_with_a_challenge_requires_its_verifier()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var verifier = new string('v', 43);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var code = await CodeAsync(project, new Ending { CodeChallenge = challenge });

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code, verifier: new string('w', 43)));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code, verifier: challenge));
        await project.ExchangeAsync(code, verifier: verifier);
    }

    [Fact]
    public async Task A_code_without_a_challenge_accepts_no_verifier()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var code = await CodeAsync(project);

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code, verifier: new string('v', 43)));
        await project.ExchangeAsync(code);
    }

    [Fact]
    public async Task Answers_with_tokens_are_not_cached()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var code = await CodeAsync(project, Offline);
        var request = new TokenRequest
        {
            GrantType = GrantType.AuthorizationCode,
            ClientId = project.ClientId,
            Code = code,
            RedirectUri = Ending.CallbackUrl,
        };
        var exchanged = await project.Token.ExchangeTokenAsync(request, TestContext.Current.CancellationToken);

        Assert.True(exchanged.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_refresh_token_is_returned_for_the_scope_offline_and_rotates()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var first = await project.ExchangeAsync(await CodeAsync(project, Offline));
        var second = await project.RefreshAsync(first.RefreshToken!);

        Assert.Equal("email offline", second.Scope);
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.RefreshAsync(first.RefreshToken!));
        await project.ValidateAsync((await project.RefreshAsync(second.RefreshToken!)).AccessToken);
    }

    [Fact]
    public async Task A_refresh_token_renews_the_token_after_it_has_expired()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var tokens = await project.ExchangeAsync(await CodeAsync(project, Offline));
        await project.AdvanceAsync(TimeSpan.FromSeconds(tokens.ExpiresIn!.Value));

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(tokens.AccessToken));
        await project.ValidateAsync((await project.RefreshAsync(tokens.RefreshToken!)).AccessToken);
    }

    [Fact]
    public async Task A_refresh_token_is_bound_to_its_client_and_keeps_the_claims_of_the_login()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var other = await mock.NewProjectAsync(Protocol.OAuth2);
        var tokens = await project.ExchangeAsync(await CodeAsync(project, Offline with { Payload = "kept" }));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => other.RefreshAsync(tokens.RefreshToken!));
        var refreshed = await project.RefreshAsync(tokens.RefreshToken!);

        Assert.Equal("kept", (string?)Jwt.Read(refreshed.AccessToken).Claims["payload"]);
    }

    [Fact]
    public async Task A_grant_is_bound_to_its_client_within_a_project()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var other = project.ClientId + 1;
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId }, new { client_id = other } } });
        var code = await CodeAsync(project, Offline);
        var byOther = new TokenRequest { GrantType = GrantType.AuthorizationCode, ClientId = other, Code = code, RedirectUri = Ending.CallbackUrl };

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(byOther));
        var tokens = await project.ExchangeAsync(code);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.RefreshAsync(tokens.RefreshToken!, other));
        await project.RefreshAsync(tokens.RefreshToken!);
    }

    [Fact]
    public async Task A_refresh_token_is_void_after_a_password_reset()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var tokens = await project.ExchangeAsync(await CodeAsync(project, Offline));
        await project.RequestPasswordResetAsync("John");
        await project.ConfirmPasswordResetAsync(
            (string)Jwt.Read(tokens.AccessToken).Claims["sub"]!, (await project.NextMessageAsync(Person.John.Email)).Code!, "newpass");

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.RefreshAsync(tokens.RefreshToken!));
    }

    [Fact]
    public async Task A_client_must_be_known_and_send_its_secret()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId, client_secret = "known" } } });
        var code = await CodeAsync(project);
        var unknown = new TokenRequest
        {
            GrantType = GrantType.AuthorizationCode,
            ClientId = project.ClientId + 1_000_000,
            Code = code,
            RedirectUri = Ending.CallbackUrl,
        };

        await ErrorAssert.ThrowsAsync(ErrorCode.ClientAuthenticationFailed, () => project.ExchangeAsync(code, clientSecret: "guessed"));
        await ErrorAssert.ThrowsAsync(ErrorCode.ClientAuthenticationFailed, () => project.ExchangeAsync(code));
        await Assert.ThrowsAsync<XsollaLoginException>(() => project.ExchangeAsync(unknown));
        await project.ExchangeAsync(code, clientSecret: "known");
    }

    [Fact]
    public async Task An_unknown_client_is_not_found()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var code = new LandingUrl((await project.SignUpAsync(Person.Jane))!.LoginUrl)["code"];
        await project.ConfigureAsync(new { clients = new[] { new { client_id = 1 } } });

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.SignUpAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.LoginAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.RequestPhoneCodeAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.RequestEmailCodeAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ExchangeAsync(code));
    }

    [Fact]
    public async Task A_token_request_without_its_code_or_refresh_token_is_invalid()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);

        foreach (var grant in new[] { GrantType.AuthorizationCode, GrantType.RefreshToken })
        {
            await ErrorAssert.ThrowsAsync(
                ErrorCode.InvalidGrant, () => project.ExchangeAsync(new TokenRequest { GrantType = grant, ClientId = project.ClientId }));
        }
    }

    [Fact]
    public async Task A_code_returns_tokens_once_under_200_parallel_exchanges()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var code = await CodeAsync(project);

        Assert.Equal(1, await Race.WinnersAsync(200, _ => project.ExchangeAsync(code)));
    }

    [Fact]
    public async Task A_refresh_token_works_once_under_200_parallel_requests()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var tokens = await project.ExchangeAsync(await CodeAsync(project, Offline));

        Assert.Equal(1, await Race.WinnersAsync(200, _ => project.RefreshAsync(tokens.RefreshToken!)));
    }

    private static async Task<string> CodeAsync(TestProject project, Ending? ending = null) =>
        new LandingUrl((await project.SignUpAsync(ending: ending))!.LoginUrl)["code"];
}
