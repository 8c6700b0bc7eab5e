using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.IntegrationTests;

/// <summary>Authorization codes and refresh tokens, exchanged for tokens.</summary>
public class TokenFlowTests(MockFixture mock)
{
    private static readonly Ending Offline = new() { Scope = "email offline" };

    [Fact]
    public async Task A_code_comes_with_the_state_and_is_exchanged_once()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2, new { jwtLifetimeSeconds = 600 });
        var login = new LoginUrl((await world.SignUpAsync(ending: new Ending { State = "state & more" }))!.LoginUrl);
        var tokens = await world.ExchangeAsync(login["code"]);

        Assert.Equal("state & more", login["state"]);
        Assert.Equal(("bearer", 600, null), (tokens.TokenType, tokens.ExpiresIn, tokens.RefreshToken));
        await world.ValidateAsync(tokens.AccessToken);
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(login["code"]));
    }

    [Fact]
    public async Task A_code_is_of_one_redirect_uri()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var code = await CodeAsync(world);

        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(code, redirectUri: "https://evil.example.com/"));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(code, redirectUri: null));
        await world.ExchangeAsync(code);
    }

    [Fact]
    public async Task A_code_is_of_one_client()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        await using var other = await mock.NewWorldAsync(Protocol.OAuth2);
        var code = await CodeAsync(world);

        await Refused.ByAsync(ErrorCode.InvalidGrant, () => other.ExchangeAsync(code));
        await world.ExchangeAsync(code);
    }

    [Fact]
    public async Task A_code_expires()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var code = await CodeAsync(world);
        await world.AdvanceAsync(TimeSpan.FromMinutes(10));

        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(code));
    }

    [Fact]
    public async Task A_code_made_with_a_challenge_needs_its_verifier()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var verifier = new string('v', 43);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var code = await CodeAsync(world, new Ending { CodeChallenge = challenge });

        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(code));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(code, verifier: new string('w', 43)));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(code, verifier: challenge));
        await world.ExchangeAsync(code, verifier: verifier);
    }

    [Fact]
    public async Task A_refresh_token_comes_with_the_scope_offline_and_rotates()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var first = await world.ExchangeAsync(await CodeAsync(world, Offline));
        var second = await world.RefreshAsync(first.RefreshToken!);

        Assert.Equal("email offline", second.Scope);
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.RefreshAsync(first.RefreshToken!));
        await world.ValidateAsync((await world.RefreshAsync(second.RefreshToken!)).AccessToken);
    }

    [Fact]
    public async Task A_refresh_token_is_of_one_client_and_gives_the_claims_of_the_log_in()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        await using var other = await mock.NewWorldAsync(Protocol.OAuth2);
        var tokens = await world.ExchangeAsync(await CodeAsync(world, Offline with { Payload = "kept" }));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => other.RefreshAsync(tokens.RefreshToken!));
        var refreshed = await world.RefreshAsync(tokens.RefreshToken!);

        Assert.Equal("kept", (string?)Jwt.Read(refreshed.AccessToken).Claims["payload"]);
    }

    [Fact]
    public async Task A_refresh_token_is_void_after_a_password_reset()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var tokens = await world.ExchangeAsync(await CodeAsync(world, Offline));
        await world.RequestPasswordResetAsync("John");
        await world.ConfirmPasswordResetAsync(
            (string)Jwt.Read(tokens.AccessToken).Claims["sub"]!, (await world.NextMessageAsync(Person.John.Email)).Code!, "newpass");

        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.RefreshAsync(tokens.RefreshToken!));
    }

    [Fact]
    public async Task A_client_has_to_be_known_and_to_know_its_secret()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        await world.ConfigureAsync(new { clients = new[] { new { client_id = world.ClientId, client_secret = "known" } } });
        var code = await CodeAsync(world);
        var stranger = new TokenRequest { GrantType = GrantType.AuthorizationCode, ClientId = world.ClientId + 1_000_000, Code = code, RedirectUri = Ending.CallbackUrl };

        await Refused.ByAsync(ErrorCode.ClientAuthenticationFailed, () => world.ExchangeAsync(code, clientSecret: "guessed"));
        await Refused.ByAsync(ErrorCode.ClientAuthenticationFailed, () => world.ExchangeAsync(code));
        await Assert.ThrowsAsync<XsollaLoginException>(() => world.ExchangeAsync(stranger));
        await world.ExchangeAsync(code, clientSecret: "known");
    }

    [Fact]
    public async Task A_client_that_the_project_does_not_know_is_not_found()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        await world.ConfigureAsync(new { clients = new[] { new { client_id = 1 } } });

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.SignUpAsync());
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.LogInAsync());
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.RequestPhoneCodeAsync());
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.RequestEmailCodeAsync());
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ExchangeAsync("a-code"));
    }

    [Fact]
    public async Task Grants_that_the_mock_does_not_play_are_not_available()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);

        foreach (var grant in new[] { GrantType.ClientCredentials, GrantType.TokenExchange })
        {
            await Refused.ByAsync(ErrorCode.CallNotAvailable, () => world.ExchangeAsync(new TokenRequest { GrantType = grant, ClientId = world.ClientId }));
        }
    }

    [Fact]
    public async Task A_grant_without_its_code_or_token_is_invalid()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);

        foreach (var grant in new[] { GrantType.AuthorizationCode, GrantType.RefreshToken })
        {
            await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(new TokenRequest { GrantType = grant, ClientId = world.ClientId }));
        }
    }

    [Fact]
    public async Task Of_200_who_exchange_one_code_at_once_one_gets_tokens()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var code = await CodeAsync(world);

        Assert.Equal(1, await Race.WinnersAsync(200, _ => world.ExchangeAsync(code)));
    }

    [Fact]
    public async Task Of_200_who_use_one_refresh_token_at_once_one_gets_tokens()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var tokens = await world.ExchangeAsync(await CodeAsync(world, Offline));

        Assert.Equal(1, await Race.WinnersAsync(200, _ => world.RefreshAsync(tokens.RefreshToken!)));
    }

    private static async Task<string> CodeAsync(World world, Ending? ending = null) => new LoginUrl((await world.SignUpAsync(ending: ending))!.LoginUrl)["code"];
}
