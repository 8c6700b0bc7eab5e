using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Tokens of the mock and forged ones, validated with the project's secret or keys.</summary>
public class TokenValidatorTests(MockFixture mock)
{
    private const string Secret = "a secret of the project";
    private static readonly object SignedBySecret = new { jwtSecret = Secret, jwtLifetimeSeconds = 600 };
    private static readonly object SignedByKey = new { jwtAlgorithm = "RS256", jwtLifetimeSeconds = 600 };

    private readonly TestClock _time = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_of_the_project_is_valid_and_names_its_user(bool byKey)
    {
        await using var project = await mock.NewProjectAsync(byKey ? SignedByKey : SignedBySecret);
        var token = await TokenAsync(project, new Ending { Payload = "{\"level\":7}" });
        var user = Assert.IsType<TokenVerdict.Valid>(await ValidateAsync(byKey ? ByKeys(project) : BySecret(project), token)).User;

        Assert.Equal((Person.John.Username, Person.John.Email, "xsolla_login", "{\"level\":7}"), (user.Username, user.Email, user.Method, user.Payload));
        Assert.True(Guid.TryParse(user.Id, out _));
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(600), user.Expires);
        Assert.True(user.Identity.IsAuthenticated);
        Assert.Equal(Person.John.Username, user.Identity.Name);
        Assert.Equal(project.ProjectId, user.Identity.FindFirst("xsolla_login_project_id")?.Value);
    }

    [Fact]
    public async Task Printing_a_user_shows_only_the_id()
    {
        await using var project = await mock.NewProjectAsync(SignedBySecret);
        var verdict = Assert.IsType<TokenVerdict.Valid>(await ValidateAsync(BySecret(project), await TokenAsync(project)));
        Assert.Equal($"Valid {{ User = TokenUser {{ Id = {verdict.User.Id} }} }}", verdict.ToString());
    }

    [Fact]
    public async Task A_token_expires_by_the_injected_clock()
    {
        await using var project = await mock.NewProjectAsync(SignedBySecret);
        var token = await TokenAsync(project);
        var (exact, tolerant) = (BySecret(project), BySecret(project, skew: TimeSpan.FromSeconds(30)));
        _time.Advance(TimeSpan.FromSeconds(600) - TimeSpan.FromTicks(1));
        Assert.IsType<TokenVerdict.Valid>(await ValidateAsync(exact, token));
        _time.Advance(TimeSpan.FromTicks(1));
        await AssertInvalidAsync(InvalidTokenReason.Expired, exact, token);
        Assert.IsType<TokenVerdict.Valid>(await ValidateAsync(tolerant, token));
        _time.Advance(TimeSpan.FromSeconds(30));
        await AssertInvalidAsync(InvalidTokenReason.Expired, tolerant, token);
    }

    [Fact]
    public async Task A_token_of_another_project_or_secret_is_invalid()
    {
        await using var project = await mock.NewProjectAsync(SignedBySecret);
        await using var sameSecret = await mock.NewProjectAsync(SignedBySecret);
        await using var otherSecret = await mock.NewProjectAsync(new { jwtSecret = Secret + "!" });
        var validator = BySecret(project);

        await AssertInvalidAsync(InvalidTokenReason.WrongProject, validator, await TokenAsync(sameSecret));
        await AssertInvalidAsync(InvalidTokenReason.WrongSignature, validator, await TokenAsync(otherSecret));
    }

    [Theory]
    [InlineData(InvalidTokenReason.WrongIssuer, """{"iss":"https://evil.example","sub":"u","exp":9999999999,"xsolla_login_project_id":"p"}""")]
    [InlineData(InvalidTokenReason.WrongIssuer, """{"sub":"u","exp":9999999999,"xsolla_login_project_id":"p"}""")]
    [InlineData(InvalidTokenReason.WrongProject, """{"iss":"https://login.xsolla.com","sub":"u","exp":9999999999}""")]
    [InlineData(InvalidTokenReason.WrongProject, """{"iss":"https://login.xsolla.com","sub":"u","exp":9999999999,"xsolla_login_project_id":["p"]}""")]
    [InlineData(InvalidTokenReason.Expired, """{"iss":"https://login.xsolla.com","sub":"u","xsolla_login_project_id":"p"}""")]
    [InlineData(InvalidTokenReason.Expired, """{"iss":"https://login.xsolla.com","sub":"u","exp":-1,"xsolla_login_project_id":"p"}""")]
    [InlineData(InvalidTokenReason.NotYetValid,
        """{"iss":"https://login.xsolla.com","sub":"u","exp":9999999999,"nbf":9999999998,"xsolla_login_project_id":"p"}""")]
    [InlineData(InvalidTokenReason.NoUser, """{"iss":"https://login.xsolla.com","exp":9999999999,"xsolla_login_project_id":"p"}""")]
    [InlineData(null, """{"iss":"https://login.xsolla.com","sub":"u","exp":99999999999999,"xsolla_login_project_id":"p"}""")]
    public async Task Each_claim_is_validated(InvalidTokenReason? expected, string claims)
    {
        var validator = XsollaLoginTokenValidator.ForSecret(Secret, new() { ProjectId = "p", TimeProvider = _time });
        var verdict = await ValidateAsync(validator, Signed(claims));
        Assert.Equal(expected, (verdict as TokenVerdict.Invalid)?.Reason);
    }

    [Theory]
    [InlineData(60, 61, null)]
    [InlineData(61, 120, InvalidTokenReason.NotYetValid)]
    [InlineData(0, -59, null)]
    [InlineData(0, -60, InvalidTokenReason.Expired)]
    public async Task The_times_of_a_token_have_the_clock_skew_as_tolerance(int validFrom, int validTo, InvalidTokenReason? expected)
    {
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var claims = $$"""{"iss":"https://login.xsolla.com","sub":"u","nbf":{{now + validFrom}},"exp":{{now + validTo}},"xsolla_login_project_id":"p"}""";
        var options = new XsollaLoginTokenValidatorOptions { ProjectId = "p", TimeProvider = _time, ClockSkew = TimeSpan.FromMinutes(1) };
        var verdict = await ValidateAsync(XsollaLoginTokenValidator.ForSecret(Secret, options), Signed(claims));

        Assert.Equal(expected, (verdict as TokenVerdict.Invalid)?.Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("token")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("e30.e30.")]
    [InlineData("bnVsbA.bnVsbA.bnVsbA")]
    [InlineData("e30.W10.AA")]
    [InlineData("eyJhbGciOjF9.e30.AA")]
    [InlineData("a.b.c.d.e")]
    public async Task A_text_that_is_not_a_token_is_invalid_and_does_not_throw(string? text)
    {
        var verdict = await ValidateAsync(XsollaLoginTokenValidator.ForSecret(Secret, new() { ProjectId = "p" }), text);
        Assert.Contains(Assert.IsType<TokenVerdict.Invalid>(verdict).Reason, new[] { InvalidTokenReason.Malformed, InvalidTokenReason.WrongAlgorithm });
    }

    [Fact]
    public async Task The_options_determine_the_algorithm()
    {
        await using var project = await mock.NewProjectAsync(SignedByKey);
        var parts = (await TokenAsync(project)).Split('.');
        var key = Assert.Single((await project.Token.GetJwksAsync(new() { ProjectId = project.ProjectId }, TestContext.Current.CancellationToken)).Result.Keys);
        // The public key as a shared secret: a verifier that trusts the header would accept it.
        var head = Encode($$"""{"alg":"HS256","kid":"{{key.Kid}}","typ":"JWT"}""");
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.N!), Encoding.UTF8.GetBytes($"{head}.{parts[1]}"));

        foreach (var (validator, token) in new[]
        {
            (ByKeys(project), $"{head}.{parts[1]}.{Base64Url.EncodeToString(signature)}"),
            (ByKeys(project), $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}."),
            (ByKeys(project), $"{Encode($$"""{"alg":"RS512","kid":"{{key.Kid}}","typ":"JWT"}""")}.{parts[1]}.{parts[2]}"),
            (BySecret(project), string.Join('.', parts)),
        })
        {
            await AssertInvalidAsync(InvalidTokenReason.WrongAlgorithm, validator, token);
        }
    }

    [Fact]
    public async Task A_critical_extension_is_rejected_even_with_a_valid_signature()
    {
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT","crit":["x"],"x":1}""")}.{Encode("{}")}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(signed));
        var validator = XsollaLoginTokenValidator.ForSecret(Secret, new() { ProjectId = "p" });

        await AssertInvalidAsync(InvalidTokenReason.Malformed, validator, $"{signed}.{Base64Url.EncodeToString(signature)}");
    }

    [Fact]
    public async Task A_changed_token_is_invalid()
    {
        await using var project = await mock.NewProjectAsync(SignedByKey);
        var parts = (await TokenAsync(project)).Split('.');
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        claims["username"] = "Jane";
        await AssertInvalidAsync(InvalidTokenReason.WrongSignature, ByKeys(project), $"{parts[0]}.{Encode(claims.ToJsonString())}.{parts[2]}");
        await AssertInvalidAsync(InvalidTokenReason.WrongSignature, ByKeys(project), $"{parts[0]}.{parts[1]}.");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_missing_project_id_is_rejected(string projectId) =>
        Assert.Throws<ArgumentException>(() => XsollaLoginTokenValidator.ForSecret(Secret, new() { ProjectId = projectId }));

    private static async Task<string> TokenAsync(TestProject project, Ending? ending = null) =>
        await project.TokenOfAsync((await project.SignUpAsync(ending: ending))!.LoginUrl);

    private XsollaLoginTokenValidator BySecret(TestProject project, TimeSpan skew = default) =>
        XsollaLoginTokenValidator.ForSecret(Secret, new() { ProjectId = project.ProjectId, TimeProvider = _time, ClockSkew = skew });

    private XsollaLoginTokenValidator ByKeys(TestProject project) =>
        XsollaLoginTokenValidator.ForKeys(project.Token, new() { ProjectId = project.ProjectId, TimeProvider = _time });

    private static async Task<TokenVerdict> ValidateAsync(XsollaLoginTokenValidator validator, string? token) =>
        await validator.ValidateAsync(token, TestContext.Current.CancellationToken);

    private static async Task AssertInvalidAsync(InvalidTokenReason reason, XsollaLoginTokenValidator validator, string token) =>
        Assert.Equal(new TokenVerdict.Invalid(reason), await ValidateAsync(validator, token));

    private static string Signed(string claims)
    {
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
