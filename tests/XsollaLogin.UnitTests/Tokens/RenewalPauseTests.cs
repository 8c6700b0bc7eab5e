using Microsoft.AspNetCore.Http;
using XsollaLogin.Client.Tokens;
using static XsollaLogin.UnitTests.Resilience.ScriptedServer;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>A renewal is not repeated while the server has asked to wait, or after it rejected the client, even if the token has expired.</summary>
public class RenewalPauseTests
{
    private const int TimeoutMs = 30_000;
    private static readonly RequestDelegate Renewed = Answer(
        HttpStatusCode.OK, """{"access_token": "second", "token_type": "bearer", "expires_in": 3600, "refresh_token": "next"}""");

    private readonly TestClock _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = TimeoutMs)]
    [InlineData(HttpStatusCode.TooManyRequests, ErrorCode.InvalidParameters, "30", 30)]
    [InlineData(HttpStatusCode.ServiceUnavailable, ErrorCode.InvalidParameters, "7", 7)]
    [InlineData(HttpStatusCode.ServiceUnavailable, ErrorCode.InvalidParameters, "86400", 300)]
    [InlineData(HttpStatusCode.Unauthorized, ErrorCode.ClientAuthenticationFailed, null, 60)]
    [InlineData(HttpStatusCode.NotFound, ErrorCode.ObjectNotFound, null, 60)]
    public async Task Calls_throw_the_failure_again_until_the_wait_is_over(HttpStatusCode status, string code, string? retryAfter, int seconds)
    {
        await using var server = await StartAsync(Answer(status, StubServer.Error(code), retryAfter), Renewed);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        using var log = new FailureLog();
        var user = new RenewingUserTokenProvider(new TokenClient(http), new() { ClientId = 57, Logger = log.CreateLogger("user") }, _time);
        user.Keep(new TokenResult { AccessToken = "first", TokenType = "bearer", ExpiresIn = 3600, RefreshToken = "refresh" });
        _time.Advance(TimeSpan.FromHours(1));

        var failure = await Assert.ThrowsAsync<XsollaLoginException>(() => TokenAsync(user));
        Assert.Same(failure, await Assert.ThrowsAsync<XsollaLoginException>(() => TokenAsync(user)));
        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.Same(failure, await Assert.ThrowsAsync<XsollaLoginException>(() => TokenAsync(user)));
        Assert.Single(server.Requests);
        Assert.Same(failure, Assert.Single(log.Failures));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("second", await TokenAsync(user));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_rejected_refresh_token_does_not_stop_the_next_login()
    {
        await using var server = await StartAsync(Answer(HttpStatusCode.BadRequest, StubServer.Error(ErrorCode.InvalidGrant), "300"), Renewed);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        var user = new RenewingUserTokenProvider(new TokenClient(http), new() { ClientId = 57 }, _time);
        user.Keep(new TokenResult { AccessToken = "first", TokenType = "bearer", ExpiresIn = 60, RefreshToken = "rejected" });
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await TokenAsync(user));
        user.Keep(new TokenResult { AccessToken = "again", TokenType = "bearer", ExpiresIn = 60, RefreshToken = "refresh" });
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("second", await TokenAsync(user));
    }

    [Theory(Timeout = TimeoutMs)]
    [InlineData(60, 5)]
    [InlineData(5, 60)]
    public async Task The_longest_wait_of_parallel_renewals_counts(int ofFirst, int ofSecond)
    {
        var (first, second) = (new TaskCompletionSource<TokenResult>(), new TaskCompletionSource<TokenResult>());
        var client = new StubTokenClient { Exchange = () => first.Task };
        var user = new RenewingUserTokenProvider(client, new() { ClientId = 57 }, _time);
        Keep("John's");
        var ofJohn = TokenAsync(user);
        while (client.Calls < 1) await Task.Yield();
        client.Exchange = () => second.Task;
        Keep("Jane's");
        var ofJane = TokenAsync(user);
        while (client.Calls < 2) await Task.Yield();
        second.SetException(Wait(ofSecond));
        await Assert.ThrowsAsync<XsollaLoginException>(() => ofJane);
        first.SetException(Wait(ofFirst));
        await Assert.ThrowsAsync<XsollaLoginException>(() => ofJohn);

        _time.Advance(TimeSpan.FromSeconds(59));
        await Assert.ThrowsAsync<XsollaLoginException>(() => TokenAsync(user));
        Assert.Equal(2, client.Calls);

        void Keep(string token) => user.Keep(new StoredUserTokens(token, token, _time.GetUtcNow() - TimeSpan.FromHours(1), _time.GetUtcNow()));

        static XsollaLoginException Wait(int seconds) =>
            new("exchangeToken", 429, ErrorCode.InvalidParameters, null) { RetryAfter = TimeSpan.FromSeconds(seconds) };
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_failure_without_a_wait_is_repeated_by_each_call()
    {
        await using var server = await StartAsync(Answer(HttpStatusCode.ServiceUnavailable), Renewed);
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        var user = new RenewingUserTokenProvider(new TokenClient(http), new() { ClientId = 57 }, _time);
        user.Keep(new TokenResult { AccessToken = "first", TokenType = "bearer", ExpiresIn = 3600, RefreshToken = "refresh" });
        _time.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<XsollaLoginException>(() => TokenAsync(user));
        Assert.Equal("second", await TokenAsync(user));
    }

    private static Task<string?> TokenAsync(RenewingUserTokenProvider user) => user.GetTokenAsync(Cancellation).AsTask();
}
