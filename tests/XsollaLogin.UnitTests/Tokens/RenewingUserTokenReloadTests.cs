using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Processes that share stored tokens: the provider reads the store again when its refresh token was rejected.</summary>
public class RenewingUserTokenReloadTests
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();
    private readonly RenewingUserTokenProvider _user;
    private Func<Task<StoredUserTokens?>> _reload = () => throw new NotSupportedException();
    private int _reloads;

    public RenewingUserTokenReloadTests()
    {
        _user = new(_client, new() { ClientId = 57, Reload = ReloadAsync }, _time);
        _user.Keep(Tokens("first", "rejected"));
        _client.Exchange = () => throw new XsollaLoginException("exchangeToken", 400, ErrorCode.InvalidGrant, null);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Tokens_that_another_process_renewed_are_used()
    {
        _time.Advance(Lifetime);
        Store(Tokens("second", "next"), age: Lifetime / 2);

        Assert.Equal(("second", 1), (await TokenAsync(), _reloads));
        _time.Advance(Lifetime / 2);
        _client.Exchange = () => Task.FromResult(Tokens("third", "last"));
        Assert.Equal(("third", "next"), (await TokenAsync(), _client.LastRequest!.RefreshToken));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Tokens_of_another_process_are_used_again_and_again()
    {
        for (var i = 1; i <= 5; i++)
        {
            _time.Advance(Lifetime);
            Store(Tokens($"token {i}", $"refresh {i}"), age: TimeSpan.Zero);
            Assert.Equal(($"token {i}", i), (await TokenAsync(), _reloads));
        }
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Expired_tokens_of_another_process_are_renewed()
    {
        _time.Advance(Lifetime);
        Store(Tokens("second", "next"), age: Lifetime);
        _client.Exchange = () => _client.LastRequest!.RefreshToken == "next"
            ? Task.FromResult(Tokens("third", "last"))
            : throw new XsollaLoginException("exchangeToken", 400, ErrorCode.InvalidGrant, null);

        Assert.Equal(("third", 2), (await TokenAsync(), _client.Calls));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_rejected_tokens_and_none_end_the_login()
    {
        _time.Advance(Lifetime);
        Store(Tokens("first", "rejected"), age: TimeSpan.Zero);
        Assert.Equal((null, 2), (await TokenAfterRereadAsync(), _reloads));
        Assert.Equal((null, 1), (await TokenAsync(), _client.Calls));

        _user.Keep(Tokens("first", "rejected"));
        _time.Advance(Lifetime);
        _reload = () => Task.FromResult<StoredUserTokens?>(null);
        Assert.Equal((null, 3), (await TokenAsync(), _reloads));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Tokens_that_another_process_is_just_storing_are_used()
    {
        _time.Advance(Lifetime);
        Store(Tokens("first", "rejected"), age: Lifetime);
        Assert.Equal("second", await TokenAfterRereadAsync(() => Store(Tokens("second", "next"), age: TimeSpan.Zero)));
        Assert.Equal(1, _client.Calls);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Tokens_that_another_process_is_just_storing_replace_a_rejected_one()
    {
        _time.Advance(Lifetime);
        Store(Tokens("first", "rejected"), age: Lifetime);
        var replacing = _user.ReplaceTokenAsync("first", TestContext.Current.CancellationToken).AsTask();
        await RereadAsync(() => Store(Tokens("second", "next"), age: TimeSpan.Zero));

        Assert.Equal("second", await replacing);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Tokens_that_another_process_stores_late_are_used()
    {
        _time.Advance(Lifetime);
        Store(Tokens("first", "rejected"), age: Lifetime);
        Assert.Null(await TokenAfterRereadAsync());
        Store(Tokens("second", "next"), age: TimeSpan.Zero);
        Assert.Equal((null, 2), (await TokenAsync(), _reloads));

        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(("second", 1), (await TokenAsync(), _client.Calls));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Expired_tokens_that_another_process_stores_late_are_renewed()
    {
        _time.Advance(Lifetime);
        Store(Tokens("first", "rejected"), age: Lifetime);
        Assert.Null(await TokenAfterRereadAsync());
        Store(Tokens("second", "next"), age: Lifetime);
        _client.Exchange = () => Task.FromResult(Tokens("third", "last"));

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("third", "next"), (await TokenAsync(), _client.LastRequest!.RefreshToken));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_token_is_used_until_it_expires_while_the_store_is_read_again()
    {
        _time.Advance(Lifetime - TimeSpan.FromSeconds(30));
        Store(Tokens("first", "rejected"), age: TimeSpan.Zero);
        for (var read = 1; read <= 5; read++)
        {
            while (Volatile.Read(ref _reloads) < read)
            {
                Assert.Equal("first", await TokenAsync());
                await Task.Yield();
            }

            // The time of the next reading is known.
            await _time.WaitForPendingTimersAsync(0);
            _time.Advance(TimeSpan.FromSeconds(6));
        }

        Assert.Equal((null, 1), (await TokenAsync(), _client.Calls));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Another_token_with_the_rejected_refresh_token_is_used_until_it_expires()
    {
        _time.Advance(Lifetime);
        Store(Tokens("second", "rejected"), age: Lifetime / 2);
        Assert.Equal("second", await TokenAsync());
        _time.Advance(Lifetime / 2);
        Assert.Equal((null, 1), (await TokenAsync(), _client.Calls));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_store_with_ever_new_rejected_tokens_causes_no_endless_loop()
    {
        _time.Advance(Lifetime);
        _reload = () => Task.FromResult<StoredUserTokens?>(Received(Tokens("dead", $"refresh {_reloads}"), Lifetime));

        Assert.Null(await TokenAsync());
        Assert.Equal(3, _client.Calls);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_failure_of_the_store_is_thrown_and_the_next_call_reads_it_again()
    {
        _time.Advance(Lifetime);
        _reload = () => throw new IOException("locked");
        await Assert.ThrowsAsync<IOException>(TokenAsync);
        Store(Tokens("second", "next"), age: TimeSpan.Zero);

        Assert.Equal("second", await TokenAsync());
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_store_that_stalls_ends_with_the_time_limit()
    {
        _time.Advance(Lifetime);
        _reload = () => new TaskCompletionSource<StoredUserTokens?>().Task;
        var waiting = TokenAsync();
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_logout_during_the_reload_is_not_undone()
    {
        _time.Advance(Lifetime);
        var (stored, reading) = (new TaskCompletionSource<StoredUserTokens?>(), new TaskCompletionSource());
        _reload = () =>
        {
            reading.SetResult();
            return stored.Task;
        };
        var waiting = TokenAsync();
        await reading.Task;
        _user.Forget();
        stored.SetResult(Received(Tokens("second", "next"), age: TimeSpan.Zero));

        Assert.Null(await waiting);
    }

    [Fact]
    public void Stored_tokens_do_not_print_their_secrets() =>
        Assert.DoesNotContain("verysecret", Received(Tokens("verysecret", "verysecret"), age: TimeSpan.Zero).ToString(), StringComparison.Ordinal);

    private Task<StoredUserTokens?> ReloadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reloads);
        return _reload();
    }

    private void Store(TokenResult tokens, TimeSpan age) => _reload = () => Task.FromResult<StoredUserTokens?>(Received(tokens, age));

    private StoredUserTokens Received(TokenResult tokens, TimeSpan age) => StoredUserTokens.From(tokens, _time.GetUtcNow() - age);

    /// <summary>Gets the token after the store had the rejected tokens, which is read once more half a second later.</summary>
    private async Task<string?> TokenAfterRereadAsync(Action? meanwhile = null)
    {
        var waiting = TokenAsync();
        await RereadAsync(meanwhile);
        return await waiting;
    }

    private async Task RereadAsync(Action? meanwhile = null)
    {
        // The limit of the renewal and the delay.
        await _time.WaitForPendingTimersAsync(2);
        meanwhile?.Invoke();
        _time.Advance(TimeSpan.FromSeconds(0.5));
    }

    private Task<string?> TokenAsync() => _user.GetTokenAsync(TestContext.Current.CancellationToken).AsTask();

    private static TokenResult Tokens(string token, string refresh) =>
        new() { AccessToken = token, TokenType = "bearer", ExpiresIn = (int)Lifetime.TotalSeconds, RefreshToken = refresh };
}
