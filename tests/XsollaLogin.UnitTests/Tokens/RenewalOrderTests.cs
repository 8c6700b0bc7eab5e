using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>The callback that stores tokens gets them in the order of the renewals, one at a time, and not after a login or logout.</summary>
public class RenewalOrderTests
{
    private const int Enough = 30_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();
    private readonly List<string> _steps = [];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _held = new();
    private readonly RenewingUserTokenProvider _user;

    public RenewalOrderTests()
    {
        _user = new(_client, new() { ClientId = 57, Renewed = StoreAsync }, _time);
        _user.Keep(Tokens("first"));
        _time.Advance(Lifetime);
        _client.Exchange = () => Task.FromResult(Tokens(_client.Calls == 1 ? "second" : "third"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = Enough)]
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

    [Fact(Timeout = Enough)]
    public async Task A_store_that_exceeds_the_time_limit_gets_the_next_tokens_after_its_end()
    {
        var second = TokenAsync();
        await _begun.Task;
        await _time.TimersRun(1);
        _time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        var third = _user.ReplaceTokenAsync("second", Cancellation).AsTask();
        while (await TokenAsync() != "third") await Task.Yield();
        _held.SetResult();

        Assert.Equal("third", await third);
        Assert.Equal(["+second", "-second", "+third", "-third"], _steps);
    }

    [Fact(Timeout = Enough)]
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
