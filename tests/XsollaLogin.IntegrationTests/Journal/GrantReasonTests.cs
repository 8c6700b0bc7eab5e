namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The client gets one error for every grant that is not valid; the journal says what was wrong.</summary>
public class GrantReasonTests(MockFixture mock)
{
    private static readonly string Verifier = new('v', 43);

    private static readonly Ending WithChallenge = Ending.Usual with { CodeChallenge = new Pkce(Verifier).Challenge, Scope = "offline" };

    /// <summary>The exchanges by their reason; each gets a code of a login.</summary>
    private static readonly Dictionary<string, (Ending Ending, Func<TestProject, string, Task> Exchange)> Exchanges = new()
    {
        ["the code belongs to another client"] = (Ending.Usual, (project, code) => project.ExchangeAsync(
            new TokenRequest { GrantType = GrantType.AuthorizationCode, ClientId = project.ClientId + 1, Code = code, RedirectUri = Ending.CallbackUrl })),
        ["redirect_uri is not that of the login"] = (Ending.Usual, (project, code) => project.ExchangeAsync(code, "https://elsewhere.example.com/")),
        ["code_verifier is missing"] = (WithChallenge, (project, code) => project.ExchangeAsync(code)),
        ["code_verifier is not allowed, because the login had no code_challenge"] =
            (Ending.Usual, (project, code) => project.ExchangeAsync(code, verifier: Verifier)),
        ["code_verifier does not match code_challenge"] = (WithChallenge, (project, code) => project.ExchangeAsync(code, verifier: new string('w', 43))),
        ["the grant was already used"] = (WithChallenge, async (project, code) =>
        {
            await project.ExchangeAsync(code, verifier: Verifier);
            await project.ExchangeAsync(code, verifier: Verifier);
        }
        ),
        ["the grant has expired"] = (Ending.Usual, async (project, code) =>
        {
            await project.AdvanceAsync(TimeSpan.FromHours(1));
            await project.ExchangeAsync(code);
        }
        ),
        ["the grant is unknown"] = (Ending.Usual, (project, code) => project.ExchangeAsync(code + "x")),
        ["the grant was revoked, or its user is banned or removed"] = (Ending.Usual, async (project, code) =>
        {
            await project.LoginAsync(ending: Ending.Usual with { WithLogout = true });
            await project.ExchangeAsync(code);
        }
        ),
        ["the refresh token belongs to another client"] = (WithChallenge, async (project, code) =>
        {
            var tokens = await project.ExchangeAsync(code, verifier: Verifier);
            await project.RefreshAsync(tokens.RefreshToken!, project.ClientId + 1);
        }
        ),
    };

    public static TheoryData<string> Reasons => [.. Exchanges.Keys];

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task The_journal_says_why_a_grant_is_not_valid(string reason)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId }, new { client_id = project.ClientId + 1 } } });
        var (ending, exchange) = Exchanges[reason];
        var code = new LandingUrl((await project.SignUpAsync(ending: ending))!.LoginUrl)["code"];
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => exchange(project, code));
        var entry = await mock.Mock.LastEntryAsync(project);

        Assert.Equal(("flow", reason), ((string?)entry["cause"], (string?)entry["causeDetail"]));
    }
}
