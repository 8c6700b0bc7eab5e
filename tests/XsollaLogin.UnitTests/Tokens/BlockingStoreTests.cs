using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>A callback that blocks its thread ends with the time limit, as one that stalls does.</summary>
public sealed class BlockingStoreTests : IDisposable
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _held = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _held.Dispose();

    [Fact(Timeout = TimeoutMs)]
    public async Task Renewed_that_blocks_ends_with_the_time_limit_and_the_new_token_is_used()
    {
        _client.Exchange = () => Task.FromResult(Tokens("second"));
        var user = Provider(new() { ClientId = 57, Renewed = _ => Block(Task.CompletedTask) });
        var waiting = TokenAsync(user);
        // The timer of the renewal itself has then ended.
        await _begun.Task.WaitAsync(Stop);
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(Limit);

        await Assert.ThrowsAsync<TimeoutException>(() => waiting.WaitAsync(Stop));
        Assert.Equal("second", await user.GetTokenAsync(Stop));
        _held.Set();
        await user.WaitForRenewedAsync(Stop);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Reload_that_blocks_ends_with_the_time_limit()
    {
        _client.Exchange = () => throw new XsollaLoginException("exchangeToken", 400, ErrorCode.InvalidGrant, null);
        var user = Provider(new() { ClientId = 57, Reload = _ => Block(Task.FromResult<StoredUserTokens?>(null)) });
        var waiting = TokenAsync(user);
        await _begun.Task.WaitAsync(Stop);
        _time.Advance(Limit);

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting.WaitAsync(Stop));
        _held.Set();
    }

    private RenewingUserTokenProvider Provider(RenewingUserTokenOptions options)
    {
        var user = new RenewingUserTokenProvider(_client, options, _time);
        user.Keep(Tokens("first"));
        _time.Advance(Lifetime);
        return user;
    }

    private T Block<T>(T result)
    {
        _begun.TrySetResult();
        _held.Wait(Stop);
        return result;
    }

    // On another thread: otherwise a call that blocks would hold the test.
    private static Task<string?> TokenAsync(RenewingUserTokenProvider user) => Task.Run(() => user.GetTokenAsync(Stop).AsTask(), Stop);

    private static TokenResult Tokens(string token) =>
        new() { AccessToken = token, TokenType = "bearer", ExpiresIn = (int)Lifetime.TotalSeconds, RefreshToken = $"refresh {token}" };
}
