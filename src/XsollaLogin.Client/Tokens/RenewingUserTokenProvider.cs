using Microsoft.IdentityModel.JsonWebTokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>Holds the tokens of one login and renews them with the refresh token before they expire, once for all concurrent calls.</summary>
/// <remarks>
/// If a renewal fails:
/// <list type="bullet">
/// <item>Xsolla Login rejected the refresh token (<see cref="ErrorCode.InvalidGrant"/>): the provider returns the token until it expires, then null.</item>
/// <item>For other failures, such as a network failure: until the token expires, the provider returns it and repeats the renewal after 5 seconds;
/// after that, each call repeats the renewal and throws if it fails.</item>
/// </list>
/// Only logins with the OAuth 2.0 scope <c>offline</c> have a refresh token. Without one, the provider returns the token until it expires, then null.
/// Cancelling a call does not cancel the renewal, which other calls may wait for.
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
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly ITokenClient _client;
    private readonly RenewingUserTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private KeptTokens? _kept;

    /// <summary>Creates a provider without tokens; call <see cref="Keep(TokenResult, DateTimeOffset?)"/> after a login.</summary>
    /// <param name="client">The client that renews the tokens. Its requests must not pass a handler that uses this provider.</param>
    /// <param name="options">The options.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="RenewingUserTokenOptions.RenewBefore"/> is negative.</exception>
    public RenewingUserTokenProvider(ITokenClient client, RenewingUserTokenOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RenewBefore, TimeSpan.Zero, $"{nameof(options)}.{nameof(options.RenewBefore)}");
        (_client, _options, _time) = (client, options, timeProvider ?? TimeProvider.System);
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
    public void Keep(string token) => Set(KeptTokens.WithoutRefresh(token, ExpiryOf(token)));

    /// <summary>Removes the tokens, for example after a logout; Xsolla Login does not revoke them.</summary>
    public void Forget() => Set(null);

    /// <inheritdoc/>
    /// <exception cref="XsollaLoginException">The token has expired, and its renewal failed with another error than a rejected refresh token.</exception>
    /// <exception cref="HttpRequestException">The token has expired, and Xsolla Login could not be reached.</exception>
    public async ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default)
    {
        while (Volatile.Read(ref _kept) is { } kept)
        {
            if (!kept.IsRenewalDue(_time.GetUtcNow())) return kept.Token;
            if (kept.RefreshToken is null) return null;
            try
            {
                var renewed = await RenewalOf(kept).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (renewed.RefreshToken is null) continue;
                if (Volatile.Read(ref _kept) == renewed) return renewed.Token;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested && kept.CanBeSent(_time.GetUtcNow())
                && Volatile.Read(ref _kept)?.Token == kept.Token)
            {
                return kept.Token;
            }
        }

        return null;
    }

    private Task<KeptTokens> RenewalOf(KeptTokens kept)
    {
        // Runs on the thread pool, because the first caller may hold a lock or a context while others wait.
        lock (_gate) return kept.Renewal ??= Task.Run(() => RenewAsync(kept));
    }

    private async Task<KeptTokens> RenewAsync(KeptTokens kept)
    {
        try
        {
            var response = await _client.ExchangeTokenAsync(RequestFor(kept)).ConfigureAwait(false);
            // Without a new refresh token, the previous one stays valid (RFC 6749, section 6).
            var tokens = response.Result with { RefreshToken = response.Result.RefreshToken ?? kept.RefreshToken };
            var renewed = KeptTokens.Of(tokens, _time.GetUtcNow(), _options.RenewBefore);
            if (Replace(kept, renewed) && _options.Renewed is { } store) await store(tokens).ConfigureAwait(false);
            return renewed;
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.InvalidGrant))
        {
            var last = KeptTokens.WithoutRefresh(kept.Token, kept.Expires);
            Replace(kept, last);
            return last;
        }
        catch
        {
            Replace(kept, kept.WithRenewalAt(_time.GetUtcNow() + RetryDelay));
            throw;
        }
    }

    private TokenRequest RequestFor(KeptTokens kept) => new()
    {
        GrantType = GrantType.RefreshToken,
        ClientId = _options.ClientId,
        ClientSecret = _options.ClientSecret,
        RefreshToken = kept.RefreshToken,
    };

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

    private static DateTimeOffset ExpiryOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        try
        {
            var expires = new JsonWebToken(token).ValidTo;
            if (expires != DateTime.MinValue) return expires;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Dropped, because its message contains parts of the token.
        }

        throw new ArgumentException("The token must be a JWT with an expiry (claim exp).", nameof(token));
    }
}
