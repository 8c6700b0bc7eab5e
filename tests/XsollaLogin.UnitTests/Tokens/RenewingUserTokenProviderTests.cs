using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>When a token is renewed, and what follows when the renewal fails.</summary>
public sealed class RenewingUserTokenProviderTests : IDisposable
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();
    private readonly List<StoredUserTokens> _stored = [];
    private readonly TaskCompletionSource _storing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FailureLog _log = new();
    private readonly RenewingUserTokenProvider _user;

    public RenewingUserTokenProviderTests() => _user = new(
        _client,
        new RenewingUserTokenOptions
        {
            ClientId = 57,
            ClientSecret = "secret",
            RenewBefore = Margin,
            Logger = _log.CreateLogger("user"),
            Renewed = tokens =>
            {
                _stored.Add(tokens);
                _storing.TrySetResult();
                return Task.CompletedTask;
            },
        },
        _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task No_token_exists_before_login_and_after_logout()
    {
        Assert.Null(await TokenAsync());
        _user.Keep(Tokens("first"));
        Assert.Equal("first", await TokenAsync());
        _user.Forget();
        Assert.Null(await TokenAsync());
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_token_is_renewed_when_its_margin_begins()
    {
        _user.Keep(Tokens("first", refresh: "once"));
        _client.Exchange = () => Task.FromResult(Tokens("second"));
        _time.Advance(TimeSpan.FromSeconds(3600) - Margin - TimeSpan.FromTicks(1));
        Assert.Equal("first", await TokenAsync());
        await AssertNotRenewedAsync();
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal("first", await TokenAsync());
        await RenewedAsync("second");
        Assert.Equal(("second", 1), (await TokenAsync(), _client.Calls));
        var expected = new TokenRequest { GrantType = GrantType.RefreshToken, ClientId = 57, ClientSecret = "secret", RefreshToken = "once" };
        Assert.Equal(expected, _client.LastRequest);
        await _storing.Task.WaitAsync(Cancellation);
        Assert.Equal("second", Assert.Single(_stored).AccessToken);
    }

    [Fact]
    public async Task Parallel_callers_share_one_renewal()
    {
        var answer = new TaskCompletionSource<TokenResult>();
        _client.Exchange = () => answer.Task;
        _user.Keep(Tokens("first"));
        _time.Advance(TimeSpan.FromHours(1));
        var asked = Enumerable.Range(0, 200).Select(_ => Task.Run(TokenAsync, Cancellation)).ToList();
        using var impatient = new CancellationTokenSource();
        var cancelled = _user.GetTokenAsync(impatient.Token).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        answer.SetResult(Tokens("second"));

        Assert.All(await Task.WhenAll(asked), token => Assert.Equal("second", token));
        Assert.Equal(1, _client.Calls);
    }

    [Fact]
    public async Task A_short_lived_token_is_renewed_after_half_of_its_lifetime()
    {
        _user.Keep(Tokens("first", expiresIn: 60));
        _client.Exchange = () => Task.FromResult(Tokens("second", expiresIn: 60));
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("first", await TokenAsync());
        await AssertNotRenewedAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("first", await TokenAsync());
        await RenewedAsync("second");
    }

    [Fact]
    public async Task Stored_tokens_keep_their_age()
    {
        _user.Keep(StoredUserTokens.From(Tokens("stored", refresh: null), _time.GetUtcNow() - TimeSpan.FromMinutes(59)));
        Assert.Equal("stored", await TokenAsync());
        _time.Advance(Margin);
        Assert.Null(await TokenAsync());
    }

    [Fact]
    public async Task The_previous_refresh_token_is_used_again_when_no_new_one_is_returned()
    {
        _client.Exchange = () => Task.FromResult(Tokens("next", refresh: null));
        _user.Keep(Tokens("first", refresh: "lasting"));
        for (var i = 1; i <= 2; i++)
        {
            _time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(("next", i, "lasting"), (await TokenAsync(), _client.Calls, _client.LastRequest!.RefreshToken));
        }
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_rejected_refresh_token_ends_the_login_when_the_token_expires()
    {
        _client.Exchange = () => throw new XsollaLoginException("exchangeToken", 400, ErrorCode.InvalidGrant, null);
        _user.Keep(Tokens("first"));
        _time.Advance(TimeSpan.FromHours(1) - Margin);
        Assert.Equal("first", await TokenAsync());
        await RenewalEndedAsync(calls: 1);
        Assert.Equal("first", await TokenAsync());
        _time.Advance(Margin);

        Assert.Null(await TokenAsync());
        Assert.Equal(1, _client.Calls);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_failed_renewal_is_retried_later_while_the_token_is_valid()
    {
        _client.Exchange = () => throw new HttpRequestException("unreachable");
        _user.Keep(Tokens("first"));
        _time.Advance(TimeSpan.FromHours(1) - Margin);
        Assert.Equal("first", await TokenAsync());
        await FailuresAsync(1);
        Assert.Equal("first", await TokenAsync());
        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        Assert.Equal(("first", 1), (await TokenAsync(), _client.Calls));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("first", await TokenAsync());
        await FailuresAsync(2);
    }

    [Fact]
    public async Task A_failed_renewal_throws_once_the_token_has_expired()
    {
        _client.Exchange = () => throw new HttpRequestException("unreachable");
        _user.Keep(Tokens("first"));
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 2; i++) await Assert.ThrowsAsync<HttpRequestException>(TokenAsync);
        _client.Exchange = () => Task.FromResult(Tokens("second"));

        Assert.Equal("second", await TokenAsync());
    }

    [Fact]
    public async Task A_token_that_expires_during_a_failed_renewal_is_not_returned()
    {
        var answer = new TaskCompletionSource<TokenResult>();
        _client.Exchange = () => answer.Task;
        _user.Keep(Tokens("first", expiresIn: 10));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("first", await TokenAsync());
        _time.Advance(TimeSpan.FromSeconds(5));
        var asked = TokenAsync();
        answer.SetException(new HttpRequestException("unreachable"));

        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_login_during_a_renewal_is_not_overwritten()
    {
        var answer = new TaskCompletionSource<TokenResult>();
        _client.Exchange = () => answer.Task;
        _user.Keep(Tokens("John's"));
        _time.Advance(TimeSpan.FromHours(1));
        var asked = TokenAsync();
        while (_client.Calls < 1) await Task.Yield();
        _user.Keep(Tokens("Jane's"));
        answer.SetResult(Tokens("John's next"));

        Assert.Equal("Jane's", await asked);
        Assert.Empty(_stored);
    }

    [Fact]
    public async Task A_failure_to_store_is_thrown_and_the_new_tokens_are_kept()
    {
        var user = new RenewingUserTokenProvider(_client, new() { ClientId = 57, Renewed = _ => throw new IOException("disk full") }, _time);
        _client.Exchange = () => Task.FromResult(Tokens("second"));
        user.Keep(Tokens("first"));
        _time.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<IOException>(() => user.GetTokenAsync(Cancellation).AsTask());
        Assert.Equal("second", await user.GetTokenAsync(Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task An_expired_answer_causes_no_endless_loop(int expiresIn)
    {
        _user.Keep(Tokens("first"));
        _client.Exchange = () => Task.FromResult(Tokens("dead", expiresIn: expiresIn));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(("dead", 1), (await TokenAsync(), _client.Calls));
    }

    /// <summary>Waits for the end of a renewal in the background, whose time limit is the only timer.</summary>
    private async Task RenewalEndedAsync(int calls)
    {
        while (_client.Calls < calls) await Task.Yield();
        await _time.WaitForPendingTimersAsync(0);
        Assert.Equal(calls, _client.Calls);
    }

    /// <summary>Waits until so many failures are logged, which ends a renewal that has failed.</summary>
    private async Task FailuresAsync(int count)
    {
        while (_log.Count < count) await Task.Yield();
        Assert.Equal(count, _client.Calls);
    }

    /// <summary>Asserts that no renewal began in the background, for which it gives the thread pool the opportunity.</summary>
    private async Task AssertNotRenewedAsync()
    {
        for (var i = 0; i < 100; i++) await Task.Yield();
        Assert.Equal(0, _client.Calls);
    }

    private async Task RenewedAsync(string token)
    {
        while (await TokenAsync() != token) await Task.Yield();
    }

    private Task<string?> TokenAsync() => _user.GetTokenAsync(Cancellation).AsTask();

    private static TokenResult Tokens(string token, int expiresIn = 3600, string? refresh = "refresh") =>
        new() { AccessToken = token, TokenType = "bearer", ExpiresIn = expiresIn, RefreshToken = refresh };
}
