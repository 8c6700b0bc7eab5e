using System.Buffers.Text;
using System.Text;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>A renewal that stalls or fails does not delay a token that is still valid, and no failure is lost.</summary>
public class RenewingUserTokenInBackgroundTests
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeoutMs)]
    public async Task A_valid_token_is_returned_while_its_renewal_stalls()
    {
        var user = Provider();
        var renewing = new TaskCompletionSource();
        _client.Exchange = () =>
        {
            renewing.SetResult();
            return new TaskCompletionSource<TokenResult>().Task;
        };
        user.Keep(Tokens("first"));
        _time.Advance(Lifetime - Margin);

        for (var i = 0; i < 100; i++) Assert.Equal("first", await TokenAsync(user));
        await renewing.Task.WaitAsync(Cancellation);
        Assert.Equal(("first", 1), (await TokenAsync(user), _client.Calls));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_stalled_renewal_ends_with_its_time_limit()
    {
        var user = Provider(new() { ClientId = 57, RenewalTimeout = TimeSpan.FromSeconds(3) });
        _client.Exchange = () => new TaskCompletionSource<TokenResult>().Task;
        user.Keep(Tokens("first"));
        _time.Advance(Lifetime);
        var waiting = Enumerable.Range(0, 10).Select(_ => TokenAsync(user)).ToList();
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(3));

        foreach (var call in waiting)
        {
            Assert.IsType<TimeoutException>((await Assert.ThrowsAsync<HttpRequestException>(() => call)).InnerException);
        }

        _client.Exchange = () => Task.FromResult(Tokens("second"));
        Assert.Equal("second", await TokenAsync(user));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_server_that_stalls_within_the_body_ends_with_the_time_limit()
    {
        await using var server = StallingServer.After(HttpStatusCode.OK, """{"access_token":""");
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        var user = new RenewingUserTokenProvider(new TokenClient(http), new() { ClientId = 57 }, _time);
        user.Keep(Tokens("first"));
        _time.Advance(Lifetime);
        var waiting = TokenAsync(user);
        await server.Stalled;
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_renewal_in_the_background_is_used_when_it_ends()
    {
        var answer = new TaskCompletionSource<TokenResult>();
        var stored = new TaskCompletionSource<string>();
        var user = Provider(new() { ClientId = 57, Renewed = tokens => Done(() => stored.SetResult(tokens.AccessToken)) });
        _client.Exchange = () => answer.Task;
        user.Keep(Tokens("first"));
        _time.Advance(Lifetime - Margin);
        Assert.Equal("first", await TokenAsync(user));
        answer.SetResult(Tokens("second"));

        Assert.Equal("second", await stored.Task.WaitAsync(Cancellation));
        Assert.Equal("second", await TokenAsync(user));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_failure_in_the_background_is_observed_and_thrown_once_the_token_has_expired()
    {
        var unobserved = new List<Exception>();
        void Observe(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved.AddRange(e.Exception.InnerExceptions.OfType<LostException>());
        TaskScheduler.UnobservedTaskException += Observe;
        try
        {
            var user = Provider();
            await FailInBackgroundAsync(user);
            await Assert.ThrowsAsync<LostException>(() => TokenAsync(user));
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Observe;
        }

        Assert.Empty(unobserved);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_failure_to_store_in_the_background_is_thrown_to_the_next_call()
    {
        var failing = new TaskCompletionSource();
        var user = Provider(new()
        {
            ClientId = 57,
            Renewed = async _ =>
            {
                await failing.Task;
                throw new IOException("disk full");
            },
        });
        _client.Exchange = () => Task.FromResult(Tokens("second"));
        user.Keep(Tokens("first"));
        _time.Advance(Lifetime - Margin);
        Assert.Equal("first", await TokenAsync(user));
        failing.SetResult();

        await Assert.ThrowsAsync<IOException>(async () => await EventuallyAsync(user, "never"));
        Assert.Equal("second", await TokenAsync(user));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Tokens_without_a_lifetime_expire_with_their_JWT()
    {
        var user = Provider();
        var expires = _time.GetUtcNow() + TimeSpan.FromMinutes(20);
        var jwt = Jwt($$"""{"exp": {{expires.ToUnixTimeSeconds()}}}""");
        user.Keep(Tokens(jwt, refresh: null) with { ExpiresIn = null });
        _time.Advance(TimeSpan.FromMinutes(20) - TimeSpan.FromSeconds(1));
        Assert.Equal(jwt, await TokenAsync(user));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await TokenAsync(user));
    }

    [Theory(Timeout = TimeoutMs)]
    [InlineData("no JWT")]
    [InlineData("""{"sub": "no expiry"}""")]
    public async Task Tokens_without_any_lifetime_are_renewed_within_5_minutes(string claims)
    {
        var token = claims.StartsWith('{') ? Jwt(claims) : claims;
        var user = Provider();
        _client.Exchange = () => Task.FromResult(Tokens("second"));
        user.Keep(Tokens(token) with { ExpiresIn = null });
        _time.Advance(TimeSpan.FromMinutes(4) - TimeSpan.FromTicks(1));
        Assert.Equal((token, 0), (await TokenAsync(user), _client.Calls));
        _time.Advance(Margin + TimeSpan.FromTicks(1));
        Assert.Equal(("second", 1), (await TokenAsync(user), _client.Calls));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(86_401)]
    public void A_time_limit_out_of_range_is_rejected(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Provider(new() { ClientId = 57, RenewalTimeout = TimeSpan.FromSeconds(seconds) }));

    private async Task FailInBackgroundAsync(RenewingUserTokenProvider user)
    {
        var renewing = new TaskCompletionSource();
        _client.Exchange = () =>
        {
            renewing.TrySetResult();
            return Task.FromException<TokenResult>(new LostException());
        };
        user.Keep(Tokens("first"));
        _time.Advance(Lifetime - Margin);
        Assert.Equal("first", await TokenAsync(user));
        await renewing.Task.WaitAsync(Cancellation);
        await _time.WaitForPendingTimersAsync(0);
        Assert.Equal(("first", 1), (await TokenAsync(user), _client.Calls));
        _time.Advance(Margin);
    }

    private static async Task EventuallyAsync(RenewingUserTokenProvider user, string token)
    {
        while (await TokenAsync(user) != token) await Task.Yield();
    }

    private RenewingUserTokenProvider Provider(RenewingUserTokenOptions? options = null) => new(_client, options ?? new() { ClientId = 57 }, _time);

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static Task<string?> TokenAsync(RenewingUserTokenProvider user) => user.GetTokenAsync(Cancellation).AsTask();

    private static TokenResult Tokens(string token, string? refresh = "refresh") =>
        new() { AccessToken = token, TokenType = "bearer", ExpiresIn = (int)Lifetime.TotalSeconds, RefreshToken = refresh };

    private static string Jwt(string claims) => $"{Encode("""{"alg":"none"}""")}.{Encode(claims)}.";

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private sealed class LostException : Exception;
}
