using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>When a project's keys are fetched, and which keys are valid while a fetch fails.</summary>
public sealed class ProjectKeysTests : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly FakeTimeProvider _time = new();
    private readonly StubTokenClient _client = new();
    private readonly ProjectKeys _keys;

    public ProjectKeysTests()
    {
        _keys = new(_client, new()
        {
            ProjectId = "p",
            TimeProvider = _time,
            KeyFetchInterval = TimeSpan.FromSeconds(10),
            KeyLifetime = TimeSpan.FromMinutes(10),
        });
        Publish("old");
    }

    public void Dispose() => _rsa.Dispose();

    [Fact]
    public async Task Waiting_validations_share_one_fetch_of_the_keys()
    {
        var answer = new TaskCompletionSource<Jwks>();
        _client.Jwks = () => answer.Task;
        var asked = Enumerable.Range(0, 200).Select(_ => Task.Run(() => FindAsync("old"))).ToList();
        using var impatient = new CancellationTokenSource();
        var cancelled = _keys.FindAsync("old", impatient.Token).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        answer.SetResult(SetOf("old"));

        Assert.All(await Task.WhenAll(asked), Assert.True);
        Assert.True(await FindAsync("old"));
        Assert.Equal(1, _client.Calls);
    }

    [Fact]
    public async Task A_new_key_is_found_right_after_a_fetch()
    {
        Assert.True(await FindAsync("old"));
        Publish("old", "new");

        Assert.True(await FindAsync("new"));
        Assert.Equal(2, _client.Calls);
    }

    [Fact]
    public async Task A_new_key_is_found_after_a_failed_fetch_of_an_earlier_interval()
    {
        Assert.True(await FindAsync("old"));
        _client.Jwks = () => throw new HttpRequestException("unreachable");
        await Assert.ThrowsAsync<HttpRequestException>(() => FindAsync("first new"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Publish("old", "first new");
        Assert.True(await FindAsync("first new"));
        Publish("old", "first new", "second new");

        Assert.True(await FindAsync("second new"));
    }

    [Fact]
    public async Task Unknown_keys_trigger_at_most_two_fetches_per_interval()
    {
        Assert.True(await FindAsync("old"));
        for (var i = 0; i < 100; i++) Assert.False(await FindAsync($"made up {i}"));
        Assert.Equal(2, _client.Calls);
        Publish("old", "new");
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.False(await FindAsync("new"));
        Assert.Equal(2, _client.Calls);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.True(await FindAsync("new"));
        Assert.True(await FindAsync("old"));
        for (var i = 0; i < 100; i++) Assert.False(await FindAsync($"made up {i}"));
        Assert.Equal(4, _client.Calls);
    }

    [Fact]
    public async Task A_withdrawn_key_is_rejected_after_the_cache_lifetime()
    {
        Assert.True(await FindAsync("old"));
        Publish("new");
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.True(await FindAsync("old"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(await FindAsync("old"));
    }

    [Fact]
    public async Task Unsupported_or_malformed_keys_are_ignored()
    {
        var good = KeyOf("good");
        _client.Jwks = () => Task.FromResult(new Jwks
        {
            Keys =
            [
                good with { Kid = "curve", Kty = "EC" }, good with { Kid = "other", Alg = "RS512" }, good with { Kid = "broken", N = "§" },
                new JwksKey { Kty = "EC" }, good with { Kid = "plain", Alg = null }, good,
            ],
        });
        Assert.True(await FindAsync("good"));
        Assert.True(await FindAsync("plain"));
        foreach (var kid in new[] { "curve", "other", "broken", "", null }) Assert.False(await FindAsync(kid));
    }

    private async Task<bool> FindAsync(string? kid) => await _keys.FindAsync(kid, TestContext.Current.CancellationToken) is not null;

    private void Publish(params string[] kids) => _client.Jwks = () => Task.FromResult(SetOf(kids));

    private Jwks SetOf(params string[] kids) => new() { Keys = [.. kids.Select(KeyOf)] };

    private JwksKey KeyOf(string kid)
    {
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            Kid = kid,
            Kty = "RSA",
            Alg = "RS256",
            Use = "sig",
            N = Base64Url.EncodeToString(key.Modulus),
            E = Base64Url.EncodeToString(key.Exponent),
        };
    }
}
