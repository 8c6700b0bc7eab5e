using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.IntegrationTests;

/// <summary>The claims, the signature and the end of a token.</summary>
public class TokenTests(MockFixture mock)
{
    private const string Secret = "a secret of the project";

    [Theory, BothProtocols]
    public async Task A_token_has_the_claims_of_the_real_ones(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { jwtLifetimeSeconds = 600 });
        var token = await project.TokenOfAsync((await project.SignUpAsync(ending: new Ending { Payload = "{\"level\":7}", Scope = "email own" }))!.LoginUrl);
        var claims = Jwt.Read(token).Claims.AsObject();

        Assert.Equal("https://login.xsolla.com", (string?)claims["iss"]);
        Assert.Equal(("xsolla_login", project.ProjectId), ((string?)claims["type"], (string?)claims["xsolla_login_project_id"]));
        Assert.Equal((Person.John.Username, Person.John.Email), ((string?)claims["username"], (string?)claims["email"]));
        Assert.Equal("{\"level\":7}", (string?)claims["payload"]);
        Assert.All(["sub", "jti"], name => Assert.True(Guid.TryParse((string?)claims[name], out _), name));
        Assert.Equal(600, (long)claims["exp"]! - (long)claims["iat"]!);
        Assert.NotNull(claims["xsolla_login_access_key"]);
        Assert.Equal(["id", "name", "is_default"], claims["groups"]![0]!.AsObject().Select(member => member.Key));
        Assert.All(["is_master", "promo_email_agreement"], name => Assert.True(claims[name]!.AsValue().TryGetValue<bool>(out _), name));
        var scopes = claims["scp"]?.AsArray().Select(scope => (string?)scope).ToArray();
        Assert.Equal(protocol == Protocol.OAuth2 ? ["email", "own"] : null, scopes);
        Assert.Equal(protocol == Protocol.OAuth2, claims["aud"] is JsonArray);
    }

    [Fact]
    public async Task Each_scope_of_the_page_and_a_custom_one_are_returned_in_the_token()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var login = new LandingUrl((await project.SignUpAsync(ending: new Ending { Scope = "email offline playfab my:scope" }))!.LoginUrl);
        var tokens = await project.ExchangeAsync(login["code"]);
        var renewed = await project.RefreshAsync(tokens.RefreshToken!);

        Assert.All([tokens, renewed], issued =>
            Assert.Equal(["email", "offline", "playfab", "my:scope"], Jwt.Read(issued.AccessToken).Claims["scp"]!.AsArray().Select(scope => (string?)scope)));
    }

    [Fact]
    public async Task A_token_is_signed_with_the_secret_of_its_project()
    {
        await using var project = await mock.NewProjectAsync(new { jwtSecret = Secret });
        var token = Jwt.Read(await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl));

        Assert.Equal(("HS256", "JWT"), ((string?)token.Header["alg"], (string?)token.Header["typ"]));
        Assert.True(token.IsSignedBy(Secret));
        Assert.False(token.IsSignedBy(Secret + "!"));
        Assert.Empty((await project.Token.GetJwksAsync(new() { ProjectId = project.ProjectId }, TestContext.Current.CancellationToken)).Result.Keys);
        Assert.Empty((await project.Token.GetKeysAsync(new() { ProjectId = project.ProjectId }, TestContext.Current.CancellationToken)).Result);
    }

    [Fact]
    public async Task An_RS256_token_is_verified_with_the_keys_in_either_encoding()
    {
        await using var project = await mock.NewProjectAsync(new { jwtAlgorithm = "RS256" });
        var text = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var token = Jwt.Read(text);
        var key = Assert.Single((await project.Token.GetJwksAsync(new() { ProjectId = project.ProjectId }, TestContext.Current.CancellationToken)).Result.Keys);
        var hex = Assert.Single((await project.Token.GetKeysAsync(new() { ProjectId = project.ProjectId }, TestContext.Current.CancellationToken)).Result);

        Assert.Equal(("RS256", key.Kid), ((string?)token.Header["alg"], (string?)token.Header["kid"]));
        Assert.Equal((key.Kid, "RS256", "RSA", "sig"), (hex.Kid, hex.Alg, hex.Kty, hex.Use));
        Assert.Equal(("AQAB", "10001"), (key.E, hex.E));
        Assert.True(token.IsSignedBy(Base64Url.DecodeFromChars(key.N!), Base64Url.DecodeFromChars(key.E!)));
        Assert.True(token.IsSignedBy(Convert.FromHexString(hex.N), Convert.FromHexString($"0{hex.E}")));
        await project.ValidateAsync(text);
    }

    [Fact]
    public async Task A_token_with_a_long_payload_is_valid()
    {
        await using var project = await mock.NewProjectAsync();
        var ending = new Ending { Payload = new string('p', 100_000) };
        await project.ValidateAsync(await project.TokenOfAsync((await project.SignUpAsync(ending: ending))!.LoginUrl));
    }

    [Fact]
    public async Task A_token_expires_by_the_clock_of_its_project()
    {
        await using var project = await mock.NewProjectAsync(new { jwtLifetimeSeconds = 3600 });
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await project.AdvanceAsync(TimeSpan.FromSeconds(3599));
        await project.ValidateAsync(token);
        await project.AdvanceAsync(TimeSpan.FromSeconds(1));

        await AssertUselessAsync(project, token);
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS512","typ":"JWT"}""")]
    public async Task A_token_with_another_header_is_rejected(string header)
    {
        await using var project = await mock.NewProjectAsync();
        var parts = (await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl)).Split('.');
        var other = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header));

        await AssertUselessAsync(project, $"{other}.{parts[1]}.{parts[2]}");
        await AssertUselessAsync(project, $"{other}.{parts[1]}.");
    }

    [Fact]
    public async Task A_token_with_changed_claims_is_rejected()
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var parts = token.Split('.');
        var claims = Jwt.Read(token).Claims.AsObject();
        claims["username"] = "Jane";
        var changed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()));

        await AssertUselessAsync(project, $"{parts[0]}.{changed}.{parts[2]}");
        foreach (var text in new[] { "..", "a.b.c", "token", $"{parts[0]}.{parts[1]}", new string('x', 20_000) }) await AssertUselessAsync(project, text);
    }

    [Theory]
    [InlineData("{0}=")]
    [InlineData("{0} ")]
    [InlineData("{0}\n")]
    [InlineData("\n{0}")]
    public async Task A_signature_has_one_spelling(string spelling)
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var parts = token.Split('.');
        var other = string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, parts[2]);

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync($"{parts[0]}.{parts[1]}.{other}"));
        await project.ValidateAsync(token);
    }

    [Fact]
    public async Task The_unused_bits_of_a_signature_are_zero()
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        await AssertUselessAsync(project, token[..^1] + Alphabet[Alphabet.IndexOf(token[^1]) + 1]);
    }

    [Theory]
    [InlineData("iss", "\"https://elsewhere.example.com\"")]
    [InlineData("iss", null)]
    [InlineData("nbf", "4000000000")]
    [InlineData("nbf", "\"now\"")]
    public async Task A_token_of_another_issuer_or_a_later_time_is_rejected(string claim, string? value)
    {
        await using var project = await mock.NewProjectAsync(new { jwtSecret = Secret });
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);

        await project.ValidateAsync(Signed(token, claims => claims["nbf"] = 1));
        await AssertUselessAsync(project, Signed(token, claims =>
        {
            if (value is null) claims.Remove(claim);
            else claims[claim] = JsonNode.Parse(value);
        }));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"sub": "\ud800"}""")]
    public async Task A_signed_token_whose_claims_cannot_be_read_is_rejected(string claims)
    {
        await using var project = await mock.NewProjectAsync(new { jwtSecret = Secret });
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);

        await AssertUselessAsync(project, Signed(token, claims));
    }

    [Theory]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"HS512","typ":"JWT"}""")]
    public async Task A_token_with_another_header_is_rejected_even_with_a_valid_signature(string header)
    {
        await using var project = await mock.NewProjectAsync(new { jwtSecret = Secret });
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var other = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.";

        await AssertUselessAsync(project, Signed(other, Jwt.Read(token).Claims.ToJsonString()));
    }

    /// <summary>Returns a token with changed claims, signed with the secret of the project.</summary>
    private static string Signed(string token, Action<JsonObject> change)
    {
        var claims = Jwt.Read(token).Claims.AsObject();
        change(claims);
        return Signed(token, claims.ToJsonString());
    }

    private static string Signed(string token, string claims)
    {
        var signed = $"{token.Split('.')[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    [Fact]
    public async Task A_revoked_token_is_rejected_by_every_call()
    {
        var ways = new Dictionary<string, Func<TestProject, string, Task>>
        {
            ["logout of all"] = (project, token) => project.LogoutAsync(token),
            ["with_logout"] = (project, _) => project.LoginAsync(ending: new Ending { WithLogout = true }),
            ["password reset"] = ResetPasswordAsync,
            ["ban"] = BanAsync,
        };
        foreach (var (_, revoke) in ways)
        {
            await using var project = await mock.NewProjectAsync(new { askFields = new[] { new { name = "phone_number" } } });
            await project.SignUpAsync();
            var loggedIn = await project.LoginAsync();
            await revoke(project, loggedIn.Token!);

            await AssertUselessAsync(project, loggedIn.Token!);
            await AssertUselessAsync(project, new LandingUrl(loggedIn.LoginUrl)["token"]);
        }
    }

    private static async Task AssertUselessAsync(TestProject project, string token)
    {
        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.AskAsync(token, new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.LogoutAsync(token));
    }

    private static async Task ResetPasswordAsync(TestProject project, string token)
    {
        await project.RequestPasswordResetAsync(Person.John.Username);
        var userId = (string)Jwt.Read(token).Claims["sub"]!;
        await project.ConfirmPasswordResetAsync(userId, (await project.NextMessageAsync(Person.John.Email)).Code!, "newpass");
    }

    /// <summary>Bans the user by a snapshot: the settings contain only seeded users.</summary>
    private static async Task BanAsync(TestProject project, string token)
    {
        var snapshot = await project.SaveAsync();
        snapshot["users"]![0]!["banned"] = true;
        await project.RestoreAsync(snapshot);
    }
}
