using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>The failure of a renewal that does not end in time names the cause.</summary>
public class RenewalLimitTests
{
    private const int TimeoutMs = 30_000;

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();
    private readonly RenewingUserTokenProvider _user;

    public RenewalLimitTests()
    {
        _user = new(_client, new() { ClientId = 57, RenewalTimeout = TimeSpan.FromSeconds(2.5) }, _time);
        _user.Keep(new TokenResult { AccessToken = "first", TokenType = "bearer", ExpiresIn = 60, RefreshToken = "refresh" });
        _time.Advance(TimeSpan.FromSeconds(60));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_stalled_renewal_ends_at_its_time_limit()
    {
        _client.Exchange = () => new TaskCompletionSource<TokenResult>().Task;
        var waiting = TokenAsync();
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(2.5));

        await FailsAsync("The renewal of the user's token exceeded RenewalTimeout (2.5 s).", waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_renewal_that_another_limit_cancels_says_so()
    {
        _client.Exchange = () => throw new TaskCanceledException();

        await FailsAsync("The renewal of the user's token was cancelled, or exceeded a time limit of the HTTP client or the store.", TokenAsync());
    }

    private static async Task FailsAsync(string message, Task work)
    {
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => work);
        Assert.Equal(message, failure.Message);
        Assert.Equal(message, Assert.IsType<TimeoutException>(failure.InnerException).Message);
    }

    private Task<string?> TokenAsync() => _user.GetTokenAsync(TestContext.Current.CancellationToken).AsTask();
}
