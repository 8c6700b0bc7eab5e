using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Tokens that were read from the store are not written to it again.</summary>
public class StoredOnceTests
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new() { Exchange = () => throw new XsollaLoginException("exchangeToken", 400, ErrorCode.InvalidGrant, null) };
    private readonly List<string> _written = [];
    private readonly RenewingUserTokenProvider _user;
    private TokenResult _store = Tokens("first", "rejected");

    public StoredOnceTests()
    {
        _user = new(_client, new() { ClientId = 57, Reload = ReloadAsync, Renewed = WriteAsync }, _time);
        _user.Keep(_store);
        _time.Advance(Lifetime);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeoutMs)]
    public async Task Tokens_of_another_process_are_not_stored_and_renewed_ones_are()
    {
        _store = Tokens("second", "next");
        Assert.Equal("second", await _user.GetTokenAsync(Cancellation));
        Assert.Empty(_written);

        _time.Advance(Lifetime);
        _client.Exchange = () => Task.FromResult(Tokens("third", "last"));
        Assert.Equal("third", await _user.GetTokenAsync(Cancellation));
        Assert.Equal(["third"], _written);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Rejected_tokens_that_the_store_still_has_are_not_stored()
    {
        var waiting = _user.GetTokenAsync(Cancellation);
        // The limit of the renewal, and the delay after which the store is read again.
        await _time.WaitForPendingTimersAsync(2);
        _time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Null(await waiting);
        await _user.WaitForRenewedAsync(Cancellation);
        Assert.Empty(_written);
    }

    private Task<StoredUserTokens?> ReloadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<StoredUserTokens?>(StoredUserTokens.From(_store, _time.GetUtcNow() - (_store.AccessToken == "first" ? Lifetime : TimeSpan.Zero)));

    private Task WriteAsync(StoredUserTokens tokens)
    {
        _written.Add(tokens.AccessToken);
        return Task.CompletedTask;
    }

    private static TokenResult Tokens(string token, string refresh) =>
        new() { AccessToken = token, TokenType = "bearer", ExpiresIn = (int)Lifetime.TotalSeconds, RefreshToken = refresh };
}
