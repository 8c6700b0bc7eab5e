using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>The callback that stores tokens gets them in the order of the renewals, one at a time, and not after a login or logout.</summary>
public sealed class RenewalOrderTests : IDisposable
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();
    private readonly List<string> _steps = [];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _held = new();
    private readonly FailureLog _log = new();
    private readonly RenewingUserTokenProvider _user;

    public RenewalOrderTests()
    {
        _user = new(_client, new() { ClientId = 57, Renewed = StoreAsync, Logger = _log.CreateLogger("user") }, _time);
        _user.Keep(Tokens("first"));
        _time.Advance(Lifetime);
        _client.Exchange = () => Task.FromResult(Tokens(_client.Calls == 1 ? "second" : "third"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact(Timeout = TimeoutMs)]
    public async Task A_store_that_is_slow_gets_the_next_tokens_after_the_previous_ones()
    {
        var second = TokenAsync();
        await _begun.Task;
        _time.Advance(TimeSpan.FromSeconds(5));
        var third = _user.ReplaceTokenAsync("second", Cancellation).AsTask();
        while (await TokenAsync() != "third") await Task.Yield();
        _held.SetResult();

        Assert.Equal("third", await third);
        Assert.NotNull(await second);
        Assert.Equal(["+second", "-second", "+third", "-third"], _steps);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_store_that_exceeds_the_time_limit_gets_the_next_tokens_after_its_end()
    {
        var second = TokenAsync();
        await _begun.Task;
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        var third = _user.ReplaceTokenAsync("second", Cancellation).AsTask();
        while (await TokenAsync() != "third") await Task.Yield();
        _held.SetResult();

        Assert.Equal("third", await third);
        Assert.Equal(["+second", "-second", "+third", "-third"], _steps);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_store_that_fails_after_the_time_limit_is_logged_twice()
    {
        var second = TokenAsync();
        await _begun.Task;
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        _held.SetException(new IOException("disk full"));
        await _user.WaitForRenewedAsync(Cancellation);
        while (_log.Count < 2) await Task.Yield();

        Assert.IsType<TimeoutException>(_log.Failures[0]);
        Assert.IsType<IOException>(_log.Failures[1]);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_logout_can_wait_for_the_store()
    {
        Assert.True(_user.WaitForRenewedAsync(Cancellation).IsCompletedSuccessfully);
        var second = TokenAsync();
        await _begun.Task;
        _user.Forget();
        var ended = _user.WaitForRenewedAsync(Cancellation);
        Assert.False(ended.IsCompleted);
        using var impatient = new CancellationTokenSource();
        var cancelled = _user.WaitForRenewedAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        _held.SetResult();
        await ended;

        Assert.Equal(["+second", "-second"], _steps);
        Assert.Null(await TokenAsync());
        await second;
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Tokens_that_wait_for_a_slow_store_are_not_stored_after_a_logout()
    {
        var second = TokenAsync();
        await _begun.Task;
        _time.Advance(TimeSpan.FromSeconds(5));
        var third = _user.ReplaceTokenAsync("second", Cancellation).AsTask();
        while (await TokenAsync() != "third") await Task.Yield();
        _user.Forget();
        _held.SetResult();

        Assert.Null(await third);
        await second;
        Assert.Equal(["+second", "-second"], _steps);
    }

    private async Task StoreAsync(StoredUserTokens tokens)
    {
        lock (_steps) _steps.Add($"+{tokens.AccessToken}");
        if (tokens.AccessToken == "second")
        {
            _begun.SetResult();
            await _held.Task;
        }

        lock (_steps) _steps.Add($"-{tokens.AccessToken}");
    }

    private Task<string?> TokenAsync() => _user.GetTokenAsync(Cancellation).AsTask();

    private static TokenResult Tokens(string token) =>
        new() { AccessToken = token, TokenType = "bearer", ExpiresIn = (int)Lifetime.TotalSeconds, RefreshToken = $"refresh {token}" };
}
