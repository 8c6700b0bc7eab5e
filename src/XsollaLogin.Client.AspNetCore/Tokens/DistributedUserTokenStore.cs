using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Keeps the tokens in the registered <see cref="IDistributedCache"/>, encrypted by data protection, for several instances of a service.</summary>
/// <remarks>
/// <para>The instances must share the keys of data protection and its application name. Tokens that cannot be decrypted count as absent.</para>
/// <para>A cache cannot compare and set in one step: a login, or a logout of another instance, between the read and the write of
/// <see cref="ReplaceAsync"/> is undone. If that time, usually milliseconds, matters, use a store of your own with a database.</para>
/// </remarks>
public sealed class DistributedUserTokenStore : IUserTokenStore
{
    private const string Purpose = "XsollaLogin.UserTokens";
    // Marks a logout. No encrypted value is that short.
    private static readonly byte[] Cleared = [0];

    private readonly IDistributedCache _cache;
    private readonly IDataProtectionProvider _protection;
    private readonly UserTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates a store.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="protection">The data protection that encrypts the tokens.</param>
    /// <param name="options">The options of the tokens per user.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">The logger.</param>
    public DistributedUserTokenStore(
        IDistributedCache cache,
        IDataProtectionProvider protection,
        IOptions<UserTokenOptions> options,
        TimeProvider timeProvider,
        ILogger<DistributedUserTokenStore> logger)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(protection);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentNullException.ThrowIfNull(logger);
        (_cache, _protection, _options, _time, _logger) = (cache, protection, options.Value, timeProvider, logger);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredUserTokens?> GetAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        var key = KeyOf(user);
        return await _cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } stored && !IsCleared(stored) ? Read(key, stored) : null;
    }

    /// <inheritdoc/>
    public async ValueTask StoreAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var key = KeyOf(user);
        var lifetime = _options.KeptUntil(tokens) - _time.GetUtcNow();
        if (lifetime <= TimeSpan.Zero)
        {
            await _cache.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
            return;
        }

        var value = ProtectorOf(key).Protect(JsonSerializer.SerializeToUtf8Bytes(tokens, StoredUserTokensJson.Default.StoredUserTokens));
        var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime };
        await _cache.SetAsync(key, value, entry, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>Also stores the tokens of a user whose previous ones the cache has dropped.</remarks>
    public async ValueTask<bool> ReplaceAsync(
        ClaimsPrincipal user, StoredUserTokens previous, StoredUserTokens renewed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(previous);
        var key = KeyOf(user);
        if (await _cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } stored
            && (IsCleared(stored) || (Read(key, stored) is { } current && current.RefreshToken != previous.RefreshToken))) return false;
        // The cache may have ignored the cancellation; newer tokens may have been stored since.
        cancellationToken.ThrowIfCancellationRequested();
        await StoreAsync(user, renewed, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask ClearAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        // The entry is marked, not removed: a renewal of another instance that ends later would take absent tokens for dropped ones.
        var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = _options.ClearedLifetime };
        await _cache.SetAsync(KeyOf(user), Cleared, entry, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsCleared(byte[] stored) => stored.AsSpan().SequenceEqual(Cleared);

    private StoredUserTokens? Read(string key, byte[] stored)
    {
        try
        {
            return JsonSerializer.Deserialize(ProtectorOf(key).Unprotect(stored), StoredUserTokensJson.Default.StoredUserTokens);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            // The user must log in again. The exception is not logged, because its message may contain parts of the value.
            _logger.UnreadableTokens(e.GetType().Name);
            return null;
        }
    }

    private string KeyOf(ClaimsPrincipal user) => FormattableString.Invariant($"{Purpose}:{_options.ClientId}:{UserKey.Of(user)}");

    // The key is part of the purpose: the value of one user cannot be put in place of another's.
    private IDataProtector ProtectorOf(string key) => _protection.CreateProtector(Purpose, "v1", key);
}
