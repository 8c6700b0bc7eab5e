using System.Security.Claims;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Caching;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Keeps the tokens in the memory of this process, for one instance of a service and for tests; a restart loses them.</summary>
public sealed class InMemoryUserTokenStore : IUserTokenStore, IDisposable
{
    // A logout leaves this mark: a renewal that ends later would otherwise take the absent tokens for ones that made room.
    private static readonly StoredUserTokens Cleared = new("", null, default, default);

    private readonly UserTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly BoundedMemory<StoredUserTokens> _tokens;
    private readonly Lock _gate = new();

    /// <summary>Creates an empty store.</summary>
    /// <param name="options">The options of the tokens per user.</param>
    /// <param name="timeProvider">The clock.</param>
    public InMemoryUserTokenStore(IOptions<UserTokenOptions> options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        (_options, _time) = (options.Value, timeProvider);
        _tokens = new(_options.InMemoryCapacity, timeProvider);
    }

    /// <inheritdoc/>
    public ValueTask<StoredUserTokens?> GetAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        new(_tokens.Find(UserKey.Of(user)) is { } tokens && tokens != Cleared ? tokens : null);

    /// <inheritdoc/>
    public ValueTask StoreAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        lock (_gate) _tokens.Set(UserKey.Of(user), tokens, _options.KeptUntil(tokens));
        return default;
    }

    /// <inheritdoc/>
    /// <remarks>Also stores the tokens of a user whose previous ones have made room for others.</remarks>
    public ValueTask<bool> ReplaceAsync(
        ClaimsPrincipal user, StoredUserTokens previous, StoredUserTokens renewed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(renewed);
        var key = UserKey.Of(user);
        lock (_gate)
        {
            if (_tokens.Find(key) is { } current && (current == Cleared || current.RefreshToken != previous.RefreshToken)) return new(false);
            _tokens.Set(key, renewed, _options.KeptUntil(renewed));
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask ClearAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        lock (_gate) _tokens.Set(UserKey.Of(user), Cleared, _time.GetUtcNow() + _options.ClearedLifetime);
        return default;
    }

    /// <summary>Removes all tokens.</summary>
    public void Dispose() => _tokens.Dispose();
}
