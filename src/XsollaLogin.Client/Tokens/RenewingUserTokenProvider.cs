using System.Runtime.ExceptionServices;

namespace XsollaLogin.Client.Tokens;

/// <summary>Holds the tokens of one login and renews them with the refresh token before they expire, once for all concurrent calls.</summary>
/// <remarks>
/// <para>A token that is still valid is returned at once, while its renewal runs in the background. After its expiry, calls wait for the renewal, at most for
/// <see cref="RenewingUserTokenOptions.RenewalTimeout"/>. Cancelling a call does not cancel the renewal, which other calls may wait for.</para>
/// <para>If a renewal fails:</para>
/// <list type="bullet">
/// <item>Xsolla Login rejected the refresh token (<see cref="ErrorCode.InvalidGrant"/>): the provider asks
/// <see cref="RenewingUserTokenOptions.Reload"/> for tokens that another process has stored. Without them, it returns the token until it expires, then null,
/// and asks again at most every 5 seconds.</item>
/// <item>For other failures, such as a network failure: until the token expires, the provider returns it and repeats the renewal after 5 seconds;
/// after that, each call repeats the renewal and throws if it fails.</item>
/// </list>
/// <para>Only logins with the OAuth 2.0 scope <c>offline</c> have a refresh token. Without one, the provider returns the token until it expires, then null.
/// The expiry is <see cref="TokenResult.ExpiresIn"/>; if this is missing, the claim <c>exp</c> of a JWT, otherwise 5 minutes.</para>
/// </remarks>
/// <example>
/// <code>
/// var user = new RenewingUserTokenProvider(tokenClient, new() { ClientId = 57 });
/// user.Keep(tokens);                        // from ITokenClient.ExchangeTokenAsync
/// var token = await user.GetTokenAsync();   // null: log in again
/// </code>
/// </example>
public sealed class RenewingUserTokenProvider : IUserTokenProvider
{
    private readonly RenewingUserTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly TokenRenewal _renewal;
    private readonly Lock _gate = new();
    private KeptTokens? _kept;

    /// <summary>Creates a provider without tokens; call <see cref="Keep(TokenResult, DateTimeOffset?)"/> after a login.</summary>
    /// <param name="client">The client that renews the tokens. Its requests must not pass a handler that uses this provider.</param>
    /// <param name="options">The options.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <see cref="RenewingUserTokenOptions.RenewBefore"/> or <see cref="RenewingUserTokenOptions.RenewalTimeout"/> is out of range.
    /// </exception>
    public RenewingUserTokenProvider(ITokenClient client, RenewingUserTokenOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RenewBefore, TimeSpan.Zero, $"{nameof(options)}.{nameof(options.RenewBefore)}");
        const string RenewalTimeout = $"{nameof(options)}.{nameof(options.RenewalTimeout)}";
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.RenewalTimeout, TimeSpan.Zero, RenewalTimeout);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.RenewalTimeout, TimeSpan.FromDays(1), RenewalTimeout);
        (_options, _time) = (options, timeProvider ?? TimeProvider.System);
        _renewal = new TokenRenewal(client, options, _time);
    }

    /// <summary>Replaces the tokens with those of an OAuth 2.0 login.</summary>
    /// <param name="tokens">The tokens from Xsolla Login, or those that <see cref="RenewingUserTokenOptions.Renewed"/> stored.</param>
    /// <param name="receivedAt">The time at which the tokens were issued; null for the current time.</param>
    public void Keep(TokenResult tokens, DateTimeOffset? receivedAt = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Set(KeptTokens.Of(tokens, receivedAt ?? _time.GetUtcNow(), _options.RenewBefore));
    }

    /// <summary>Replaces the tokens with the token of a login in the JWT form, which cannot be renewed.</summary>
    /// <param name="token">The user's JWT. It is not validated; its claim <c>exp</c> is its expiry.</param>
    /// <exception cref="ArgumentException">The token is not a JWT, or has no expiry.</exception>
    public void Keep(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        var expires = TokenExpiry.Of(token) ?? throw new ArgumentException("The token must be a JWT with an expiry (claim exp).", nameof(token));
        Set(KeptTokens.WithoutRefresh(token, expires));
    }

    /// <summary>Removes the tokens, for example after a logout; Xsolla Login does not revoke them.</summary>
    public void Forget() => Set(null);

    /// <inheritdoc/>
    /// <exception cref="XsollaLoginException">The token has expired, and its renewal failed with another error than a rejected refresh token.</exception>
    /// <exception cref="HttpRequestException">The token has expired, and Xsolla Login could not be reached, or did not answer in time.</exception>
    public async ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default)
    {
        while (Volatile.Read(ref _kept) is { } kept)
        {
            if (kept.TakeStoreFailure() is { } failure) ExceptionDispatchInfo.Throw(failure);
            var now = _time.GetUtcNow();
            if (!kept.IsRenewalDue(now)) return kept.CanBeSent(now) ? kept.Token : null;
            if (kept.RefreshToken is null) return null;
            var renewal = RenewalOf(kept);
            if (kept.CanBeSent(now)) return kept.Token;
            var renewed = await WaitForAsync(renewal, cancellationToken).ConfigureAwait(false);
            // Even if it has already expired: repeating the renewal would only get another token of this kind.
            if (renewed is { RefreshToken: not null, IsRejected: false } && Volatile.Read(ref _kept) == renewed) return renewed.Token;
        }

        return null;
    }

    private async Task<KeptTokens> WaitForAsync(Task<KeptTokens> renewal, CancellationToken cancellationToken)
    {
        try
        {
            return await renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // This call throws it.
            Volatile.Read(ref _kept)?.TakeStoreFailure();
            throw;
        }
    }

    private Task<KeptTokens> RenewalOf(KeptTokens kept)
    {
        lock (_gate)
        {
            if (kept.Renewal is { } running) return running;
            // Runs on the thread pool, because the first caller may hold a lock or a context while others wait.
            kept.Renewal = Task.Run(() => RenewAsync(kept));
            // Observes a failure that no call waits for; the next renewals fail for the same reason, and throw once the token has expired.
            kept.Renewal.ContinueWith(
                static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return kept.Renewal;
        }
    }

    private async Task<KeptTokens> RenewAsync(KeptTokens kept)
    {
        try
        {
            var (renewed, toStore) = await _renewal.RunAsync(kept).ConfigureAwait(false);
            if (Replace(kept, renewed) && toStore is not null && _options.Renewed is { } store)
            {
                await StoreAsync(store, toStore, renewed).ConfigureAwait(false);
            }

            return renewed;
        }
        catch (Exception e)
        {
            if (_options.Logger is { } logger) TokenLog.RenewalFailed(logger, e);
            Replace(kept, kept.WithRenewalAt(_time.GetUtcNow() + TokenRenewal.RetryDelay));
            throw;
        }
    }

    private async Task StoreAsync(Func<TokenResult, Task> store, TokenResult tokens, KeptTokens renewed)
    {
        try
        {
            await store(tokens).WaitAsync(_options.RenewalTimeout, _time).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            renewed.KeepStoreFailure(e);
            throw;
        }
    }

    private void Set(KeptTokens? tokens)
    {
        lock (_gate) _kept = tokens;
    }

    /// <summary>Replaces the tokens unless a login or logout changed them in the meantime.</summary>
    private bool Replace(KeptTokens before, KeptTokens after)
    {
        lock (_gate)
        {
            if (_kept != before) return false;
            _kept = after;
            return true;
        }
    }
}
