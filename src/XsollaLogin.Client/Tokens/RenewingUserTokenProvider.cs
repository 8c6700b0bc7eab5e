using Microsoft.IdentityModel.JsonWebTokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>
/// Keeps the tokens of one login and renews them with the refresh token before they expire: one renewal at a time, however many ask.
/// <code>
/// var user = new RenewingUserTokenProvider(tokenClient, new() { ClientId = 57 });
/// user.Keep(tokens);                        // from ITokenClient.ExchangeTokenAsync
/// var token = await user.GetTokenAsync();   // null: log in again
/// </code>
/// </summary>
/// <remarks>
/// When a renewal fails:
/// <list type="bullet">
/// <item>Xsolla Login rejects the refresh token (<see cref="ErrorCode.InvalidGrant"/>): the token is given until it expires, then null.</item>
/// <item>Anything else, such as a network failure or another error: while the token has not expired, it is given and the renewal tried again
/// some seconds later; after that, the failure is thrown and the next call tries again.</item>
/// </list>
/// A refresh token exists for the OAuth 2.0 scope <c>offline</c> only; without one, the token is given until it expires, then null.
/// Cancelling a call ends its waiting, not the renewal that others wait for.
/// </remarks>
public sealed class RenewingUserTokenProvider : IUserTokenProvider
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ITokenClient _client;
    private readonly RenewingUserTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private KeptTokens? _kept;

    /// <summary>Nobody is logged in yet: give it the tokens of a login with <see cref="Keep(TokenResult, DateTimeOffset?)"/>.</summary>
    /// <param name="client">What to renew tokens with. It must not send through a handler that asks this provider.</param>
    /// <param name="options">Whose tokens they are and when to renew them.</param>
    /// <param name="timeProvider">The clock; null: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="RenewingUserTokenOptions.RenewBefore"/> is negative.</exception>
    public RenewingUserTokenProvider(ITokenClient client, RenewingUserTokenOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RenewBefore, TimeSpan.Zero, $"{nameof(options)}.{nameof(options.RenewBefore)}");
        (_client, _options, _time) = (client, options, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Keeps the tokens of a login by OAuth 2.0, in place of those before.</summary>
    /// <param name="tokens">As Xsolla Login issued them, or as <see cref="RenewingUserTokenOptions.Renewed"/> stored them.</param>
    /// <param name="receivedAt">When they were issued; null: now.</param>
    public void Keep(TokenResult tokens, DateTimeOffset? receivedAt = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Set(KeptTokens.Of(tokens, receivedAt ?? _time.GetUtcNow(), _options.RenewBefore));
    }

    /// <summary>Keeps the token of a login by the JWT protocol, which cannot be renewed, in place of those before.</summary>
    /// <param name="token">The user's JWT. It is not validated; its claim <c>exp</c> says when it expires.</param>
    /// <exception cref="ArgumentException">It is no JWT, or one without an expiry.</exception>
    public void Keep(string token) => Set(KeptTokens.WithoutRefresh(token, ExpiryOf(token)));

    /// <summary>Forgets the tokens, as after a logout. They stay valid at Xsolla Login.</summary>
    public void Forget() => Set(null);

    /// <inheritdoc/>
    /// <exception cref="XsollaLoginException">The token has expired and its renewal was rejected for another reason than the refresh token.</exception>
    /// <exception cref="HttpRequestException">The token has expired and Xsolla Login could not be reached.</exception>
    public async ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default)
    {
        while (Volatile.Read(ref _kept) is { } kept)
        {
            if (!kept.IsDue(_time.GetUtcNow())) return kept.Token;
            if (kept.RefreshToken is null) return null;
            try
            {
                var renewed = await RenewalOf(kept).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (renewed.RefreshToken is null) continue;
                if (Volatile.Read(ref _kept) == renewed) return renewed.Token;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested && kept.CanBeSent(_time.GetUtcNow()) && Volatile.Read(ref _kept)?.Token == kept.Token)
            {
                return kept.Token;
            }
        }

        return null;
    }

    private Task<KeptTokens> RenewalOf(KeptTokens kept)
    {
        // On the thread pool: the first who asks may hold a lock or a context, and need not be the last who waits.
        lock (_gate) return kept.Renewal ??= Task.Run(() => RenewAsync(kept));
    }

    private async Task<KeptTokens> RenewAsync(KeptTokens kept)
    {
        try
        {
            var answer = await _client.ExchangeTokenAsync(RequestFor(kept)).ConfigureAwait(false);
            // Where no new refresh token comes, the one before stays good (RFC 6749, section 6).
            var tokens = answer.Result with { RefreshToken = answer.Result.RefreshToken ?? kept.RefreshToken };
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
            Replace(kept, kept.RenewedAt(_time.GetUtcNow() + Pause));
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

    /// <summary>Unless somebody else has logged in, or the user out, meanwhile.</summary>
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
            // The message would hold parts of the token.
        }

        throw new ArgumentException("This is no JWT with an expiry (claim exp).", nameof(token));
    }
}
