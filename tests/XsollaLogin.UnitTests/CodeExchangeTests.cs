namespace XsollaLogin.UnitTests;

/// <summary>The callback of an OAuth 2.0 login is checked before its code is exchanged.</summary>
public class CodeExchangeTests
{
    private const string Callback = "https://game.example.com/redirect";
    private static readonly LoginParameters Sent = new() { State = "own-state", Pkce = new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") };

    [Fact]
    public async Task A_code_is_exchanged_with_redirect_URI_verifier_and_secret()
    {
        var server = Tokens();

        var outcome = await server.Api(Options()).ExchangeCodeAsync($"{Callback}?code=abc&state=own-state", Sent);

        Assert.Equal("XXXXXXX", Assert.IsType<CodeExchangeOutcome.Completed>(outcome).Tokens.AccessToken);
        Assert.Equal(
            [
                ("client_id", "57"), ("client_secret", "verysecret"), ("code", "abc"), ("code_verifier", Sent.Pkce!.Verifier),
                ("grant_type", "authorization_code"), ("redirect_uri", Callback),
            ],
            WireText.Parse(server.Bodies.Single()).Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public async Task The_redirect_URI_of_the_login_is_sent_in_place_of_the_option()
    {
        var server = Tokens();
        var sent = Sent with { RedirectUri = "https://other.example.com/redirect", Pkce = null };

        await server.Api(Options()).ExchangeCodeAsync("/redirect?state=own-state&code=abc", sent);

        Assert.Contains(("redirect_uri", "https://other.example.com/redirect"), WireText.Parse(server.Bodies.Single()).Select(pair => (pair.Key, pair.Value)));
        Assert.DoesNotContain("code_verifier", server.Bodies.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?code=abc")]
    [InlineData("?code=abc&state=")]
    [InlineData("?code=abc&state=other-state")]
    [InlineData("?code=abc&state=own-stat")]
    [InlineData("?code=abc&state=own-state-and-more")]
    [InlineData("?code=abc&state=OWN-STATE")]
    [InlineData("?code=abc#state=own-state")]
    [InlineData("?error=access_denied&state=other-state")]
    [InlineData("")]
    public async Task Another_state_exchanges_nothing(string query)
    {
        var server = Tokens();
        Assert.Equal(new CodeExchangeOutcome.StateMismatch(), await server.Api(Options()).ExchangeCodeAsync(Callback + query, Sent));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("?state=own-state&error=access_denied&error_description=The+user%20refused.", "access_denied", "The user refused.")]
    [InlineData("?state=own-state&error=server_error&code=abc", "server_error", null)]
    public async Task An_error_of_the_callback_is_an_outcome(string query, string error, string? description)
    {
        var server = Tokens();
        Assert.Equal(new CodeExchangeOutcome.Denied(error, description), await server.Api(Options()).ExchangeCodeAsync(Callback + query, Sent));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_callback_without_a_code_is_an_outcome() =>
        Assert.Equal(new CodeExchangeOutcome.CodeMissing(), await Tokens().Api(Options()).ExchangeCodeAsync($"{Callback}?state=own-state", Sent));

    [Fact]
    public async Task Without_the_state_of_a_login_no_callback_is_accepted()
    {
        var (server, options) = (Tokens(), Options());
        options.State = "options-state";
        foreach (var query in (string[])["code=abc", "code=abc&state=", "code=abc&state=options-state"])
        {
            Assert.Equal(new CodeExchangeOutcome.StateMismatch(), await server.Api(options).ExchangeCodeAsync($"{Callback}?{query}", new LoginParameters()));
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_error_of_the_exchange_prints_no_secret()
    {
        var server = StubServer.Failing(ErrorCode.InvalidGrant, HttpStatusCode.BadRequest);
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => server.Api(Options()).ExchangeCodeAsync($"{Callback}?code=abc&state=own-state", Sent));

        Assert.True(error.IsCode(ErrorCode.InvalidGrant));
        Assert.All(["verysecret", "abc", Sent.Pkce!.Verifier], secret => Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void No_token_is_printed() =>
        Assert.Equal(
            "Completed",
            new CodeExchangeOutcome.Completed(new TokenResult { AccessToken = "verysecret", TokenType = "bearer", ExpiresIn = 1 }).ToString());

    private static StubServer Tokens() => StubServer.Answering("""{"access_token": "XXXXXXX", "token_type": "bearer", "expires_in": 3600}""");

    private static XsollaLoginOptions Options() => new()
    {
        ProjectId = "your-project",
        ClientId = 57,
        ClientSecret = "verysecret",
        RedirectUri = Callback,
        IsOAuth2 = true,
    };
}
