using System.Buffers.Text;
using System.Security.Cryptography;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Fetches of keys that fail or stall, and what follows for known and unknown keys.</summary>
public sealed class ProjectKeysFetchTests : IDisposable
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();
    private readonly ProjectKeys _keys;

    public ProjectKeysFetchTests()
    {
        _keys = new(_client, new() { ProjectId = "p", TimeProvider = _time, KeyLifetime = Lifetime, KeyFetchTimeout = TimeSpan.FromSeconds(5) });
        Publish("old");
    }

    public void Dispose() => _rsa.Dispose();

    [Fact(Timeout = TimeoutMs)]
    public async Task The_next_call_repeats_a_failed_fetch_at_once()
    {
        Fail();
        await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync("old"));
        Publish("old");

        Assert.True(await FindAsync("old"));
        Assert.Equal(2, _client.Calls);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Further_failures_delay_the_next_fetch()
    {
        Fail();
        await FailsAsync(calls: 1);
        await FailsAsync(calls: 2);
        var calls = 2;
        foreach (var seconds in new[] { 0.5, 1, 2, 4, 8, 10, 10, 10 })
        {
            await FailsAsync(calls);
            _time.Advance(TimeSpan.FromSeconds(seconds) - Tick);
            await FailsAsync(calls);
            _time.Advance(Tick);
            await FailsAsync(++calls);
        }

        _time.Advance(TimeSpan.FromSeconds(10));
        Publish("old");
        Assert.True(await FindAsync("old"));
        Fail();
        _time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync("new"));
        Publish("old", "new");
        Assert.True(await FindAsync("new"));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_fetch_is_repeated_after_the_time_that_the_server_names()
    {
        var busy = new XsollaLoginException("getJwks", 429, "429", null) { RetryAfter = TimeSpan.FromSeconds(7) };
        _client.Jwks = () => Task.FromException<Jwks>(busy);
        await Assert.ThrowsAsync<XsollaLoginException>(() => FindAsync("old"));
        Publish("old");
        _time.Advance(TimeSpan.FromSeconds(7) - Tick);
        await Assert.ThrowsAsync<XsollaLoginException>(() => FindAsync("old"));
        Assert.Equal(1, _client.Calls);

        _time.Advance(Tick);
        Assert.True(await FindAsync("old"));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_known_key_stays_in_use_for_an_hour_without_keys()
    {
        Assert.True(await FindAsync("old"));
        Fail();
        _time.Advance(Lifetime + TimeSpan.FromHours(1) - Tick);
        Assert.True(await FindAsync("old"));
        _time.Advance(Tick);
        await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync("old"));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_known_key_stays_in_use_while_fetches_fail()
    {
        Assert.True(await FindAsync("old"));
        Fail();
        _time.Advance(Lifetime);
        for (var i = 0; i < 100; i++) Assert.True(await FindAsync("old"));

        Assert.Equal(3, _client.Calls);
        await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync("new"));
        Assert.Equal(3, _client.Calls);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Keys_are_fetched_in_the_background_in_the_last_quarter_of_their_lifetime()
    {
        Assert.True(await FindAsync("old"));
        _time.Advance((Lifetime * 3 / 4) - Tick);
        Assert.True(await FindAsync("old"));
        Assert.Equal(1, _client.Calls);
        var answer = new TaskCompletionSource<Jwks>();
        _client.Jwks = () => answer.Task;
        _time.Advance(Tick);

        for (var i = 0; i < 100; i++) Assert.True(await FindAsync("old"));
        while (_client.Calls < 2) await Task.Yield();
        answer.SetResult(SetOf("new"));
        while (await FindAsync("old")) await Task.Yield();
        Assert.True(await FindAsync("new"));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Keys_with_a_short_lifetime_are_not_fetched_more_often_than_the_interval()
    {
        var keys = new ProjectKeys(_client, new() { ProjectId = "p", TimeProvider = _time, KeyLifetime = TimeSpan.FromSeconds(8) });
        Assert.NotNull(await keys.FindAsync("old", TestContext.Current.CancellationToken));
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.NotNull(await keys.FindAsync("old", TestContext.Current.CancellationToken));
        for (var i = 0; i < 100; i++) await Task.Yield();
        Assert.Equal(1, _client.Calls);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_stalled_fetch_delays_a_known_key_for_a_second_only()
    {
        Assert.True(await FindAsync("old"));
        Stall();
        _time.Advance(Lifetime);
        var waiting = FindAsync("old");
        await _time.WaitForPendingTimersAsync(2);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await waiting);
        for (var i = 0; i < 100; i++) Assert.True(await FindAsync("old"));
        Assert.Equal(2, _client.Calls);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_stalled_fetch_ends_with_its_time_limit()
    {
        Stall();
        var waiting = Enumerable.Range(0, 10).Select(_ => FindAsync("old")).ToList();
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(5));

        foreach (var call in waiting)
        {
            var failure = await Assert.ThrowsAsync<HttpRequestException>(() => call);
            Assert.Equal("The keys of the project were not received within KeyFetchTimeout (5 s).", failure.Message);
            Assert.IsType<TimeoutException>(failure.InnerException);
        }

        Publish("old");
        Assert.True(await FindAsync("old"));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_server_that_stalls_within_the_body_ends_with_the_time_limit()
    {
        await using var server = StallingServer.After(HttpStatusCode.OK, """{"keys": [""");
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        var keys = new ProjectKeys(new TokenClient(http), new() { ProjectId = "p", TimeProvider = _time });
        var waiting = keys.FindAsync("old", TestContext.Current.CancellationToken).AsTask();
        await server.Stalled;
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_timeout_of_the_HTTP_client_is_no_cancellation()
    {
        _client.Jwks = () => Task.FromException<Jwks>(new TaskCanceledException("HttpClient.Timeout", new TimeoutException()));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync("old"));
        Assert.Equal("The fetch of the project's keys was cancelled: HttpClient.Timeout", failure.Message);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_failed_fetch_is_logged()
    {
        using var log = new FailureLog();
        var keys = new ProjectKeys(_client, new() { ProjectId = "p", TimeProvider = _time, Logger = log.CreateLogger("keys") });
        Fail();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => keys.FindAsync("old", TestContext.Current.CancellationToken).AsTask());
        Assert.Same(failure, Assert.Single(log.Failures));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(86_401)]
    public void A_time_limit_out_of_range_is_rejected(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => XsollaLoginTokenValidator.ForKeys(
            _client, new() { ProjectId = "p", KeyFetchTimeout = TimeSpan.FromSeconds(seconds) }));

    private async Task FailsAsync(int calls)
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync("old"));
        Assert.Equal(calls, _client.Calls);
    }

    private async Task<bool> FindAsync(string? kid) => await _keys.FindAsync(kid, TestContext.Current.CancellationToken) is not null;

    private void Publish(params string[] kids) => _client.Jwks = () => Task.FromResult(SetOf(kids));

    private void Fail() => _client.Jwks = () => Task.FromException<Jwks>(new HttpRequestException("unreachable"));

    private void Stall() => _client.Jwks = () => new TaskCompletionSource<Jwks>().Task;

    private Jwks SetOf(params string[] kids) => new() { Keys = [.. kids.Select(KeyOf)] };

    private JwksKey KeyOf(string kid)
    {
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        return new() { Kid = kid, Kty = "RSA", N = Base64Url.EncodeToString(key.Modulus), E = Base64Url.EncodeToString(key.Exponent) };
    }
}
