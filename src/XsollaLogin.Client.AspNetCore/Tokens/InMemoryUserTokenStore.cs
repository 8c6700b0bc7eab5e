using System.Security.Claims;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Caching;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Keeps the tokens in the memory of this process, for one instance of a service and for tests; a restart loses them.</summary>
public sealed class InMemoryUserTokenStore : IUserTokenStore, IClearedTokens, IDisposable
{
    private static readonly StoredUserTokens Cleared = new("", null, default, default);

    private readonly UserTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly BoundedMemory<StoredUserTokens> _tokens;

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
        _tokens.Set(UserKey.Of(user), tokens, _options.KeptUntil(tokens));
        return default;
    }

    /// <inheritdoc/>
    public ValueTask ClearAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        _tokens.Set(UserKey.Of(user), Cleared, _time.GetUtcNow() + _options.ClearedLifetime);
        return default;
    }

    ValueTask<bool> IClearedTokens.IsClearedAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        new(_tokens.Find(UserKey.Of(user)) == Cleared);

    /// <summary>Removes all tokens.</summary>
    public void Dispose() => _tokens.Dispose();
}
