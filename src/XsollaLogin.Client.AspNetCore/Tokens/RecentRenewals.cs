using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Client.AspNetCore.Caching;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Remembers, by a hash of the tokens, which tokens were recently renewed, rejected or signed out, or failed to be renewed.</summary>
internal sealed class RecentRenewals(UserTokenOptions options, TimeProvider time) : IDisposable
{
    private const int Capacity = 10_000;
    private const int CapacityOfLogins = 100_000;
    // Requests that began at the same time have one or two previous tokens; a stub may return previous tokens again and again.
    private const int MaxSteps = 5;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    // Longer than responses take to start.
    private static readonly TimeSpan MemoryOfLogins = TimeSpan.FromHours(1);

    private readonly BoundedMemory<Renewed> _renewed = new(Capacity, time);
    private readonly BoundedMemory<string> _before = new(Capacity, time);
    private readonly BoundedMemory<object> _failed = new(Capacity, time);
    private readonly BoundedMemory<object> _rejected = new(Capacity, time);
    private readonly BoundedMemory<TokenLogin> _logins = new(CapacityOfLogins, time);
    private readonly Lock _gate = new();

    // A hash is the key, so that a dump of the memory has no more tokens than necessary.
    public static string KeyOf(StoredUserTokens tokens) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{tokens.RefreshToken}\n{tokens.AccessToken}")));

    /// <summary>Finds the tokens that replaced the given ones; null if these were not renewed recently.</summary>
    public Renewed? Find(StoredUserTokens tokens) => _renewed.Find(KeyOf(tokens));

    /// <summary>Finds the newest tokens that replaced the given ones, also by several renewals; null if these were not renewed recently.</summary>
    public Renewed? FindNewest(StoredUserTokens tokens)
    {
        Renewed? newest = null;
        for (var step = 0; step < MaxSteps && Find(newest?.Tokens ?? tokens) is { } next; step++) newest = next;
        return newest;
    }

    /// <summary>Keeps renewed tokens for the requests that began with the previous ones.</summary>
    public void Keep(StoredUserTokens before, StoredUserTokens tokens) => Keep(before, new Renewed(tokens, AwaitsStore: false), time.GetUtcNow() + Memory);

    /// <summary>Keeps renewed tokens until the store has them, because no other refresh token works.</summary>
    public void KeepUntilStored(StoredUserTokens before, StoredUserTokens tokens) =>
        Keep(before, new Renewed(tokens, AwaitsStore: true), options.KeptUntil(tokens));

    /// <summary>Notes that a cookie with renewed tokens has reached the browser: they need no longer be kept for the previous ones.</summary>
    public void Arrive(StoredUserTokens tokens)
    {
        var key = KeyOf(tokens);
        if (_before.Find(key) is not { } before) return;
        _before.Remove(key);
        if (_renewed.Find(before) is { } renewed) _renewed.Set(before, renewed, time.GetUtcNow() + Memory);
    }

    public void Forget(StoredUserTokens before) => _renewed.Remove(KeyOf(before));

    /// <summary>Whether a renewal failed so recently that it is not repeated while the token is valid.</summary>
    public bool IsDelayed(StoredUserTokens tokens) => _failed.Find(KeyOf(tokens)) is not null || IsRejected(tokens);

    public void Fail(StoredUserTokens tokens) => Note(_failed, tokens, TokenTimes.RetryDelay);

    /// <summary>Whether Xsolla Login rejected the refresh token so recently that it is not asked again.</summary>
    public bool IsRejected(StoredUserTokens tokens) => _rejected.Find(KeyOf(tokens)) is not null;

    public void Reject(StoredUserTokens tokens) => Note(_rejected, tokens, Memory);

    /// <summary>Gets what the tokens share with those before and after them.</summary>
    public TokenLogin LoginOf(StoredUserTokens tokens)
    {
        var key = KeyOf(tokens);
        lock (_gate)
        {
            var login = _logins.Find(key) ?? new TokenLogin();
            _logins.Set(key, login, time.GetUtcNow() + MemoryOfLogins);
            return login;
        }
    }

    /// <summary>Whether the login of the tokens, before and after its renewals, ended recently.</summary>
    public bool IsSignedOut(StoredUserTokens tokens) => _logins.Find(KeyOf(tokens)) is { IsSignedOut: true };

    public void SignOut(StoredUserTokens tokens) => LoginOf(tokens).IsSignedOut = true;

    /// <summary>Removes all marks of tokens that a login returns; a stub may return the same tokens again.</summary>
    public void SignIn(StoredUserTokens tokens)
    {
        var key = KeyOf(tokens);
        _logins.Remove(key);
        _rejected.Remove(key);
        _renewed.Remove(key);
    }

    public void Dispose()
    {
        _renewed.Dispose();
        _before.Dispose();
        _failed.Dispose();
        _rejected.Dispose();
        _logins.Dispose();
    }

    private void Keep(StoredUserTokens before, Renewed renewed, DateTimeOffset until)
    {
        var (key, next) = (KeyOf(before), KeyOf(renewed.Tokens));
        // A stub may return the same tokens, which then replace nothing.
        if (key == next) return;
        // First, because a request that finds the renewed tokens asks for their login.
        var login = LoginOf(before);
        _logins.Set(next, login, time.GetUtcNow() + MemoryOfLogins);
        login.Newest = next;
        _renewed.Set(key, renewed, until);
        _before.Set(next, key, until);
    }

    private void Note(BoundedMemory<object> memory, StoredUserTokens tokens, TimeSpan lifetime) =>
        memory.Set(KeyOf(tokens), memory, time.GetUtcNow() + lifetime);

    /// <param name="Tokens">The renewed tokens.</param>
    /// <param name="AwaitsStore">Whether the store has not taken them yet.</param>
    internal sealed record Renewed(StoredUserTokens Tokens, bool AwaitsStore);
}
