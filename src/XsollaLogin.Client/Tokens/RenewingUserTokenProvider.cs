namespace XsollaLogin.Client.Tokens;

/// <summary>Holds the tokens of one login and renews them with the refresh token before they expire, once for all concurrent calls.</summary>
/// <remarks>
/// <para>A token that is still valid is returned at once, while its renewal runs in the background. After its expiry, calls wait for the renewal, at most for
/// <see cref="RenewingUserTokenOptions.RenewalTimeout"/>, and as long for <see cref="RenewingUserTokenOptions.Renewed"/>. Cancelling a call does not cancel
/// the renewal, which other calls may wait for.</para>
/// <para>If a renewal fails:</para>
/// <list type="bullet">
/// <item>Xsolla Login rejected the refresh token (<see cref="ErrorCode.InvalidGrant"/>): the provider asks
/// <see cref="RenewingUserTokenOptions.Reload"/> for tokens that another process has stored. Without them, it returns the token until it expires, then null,
/// and asks again at most every 0.5 seconds.</item>
/// <item>For other failures, such as a network failure: until the token expires, the provider returns it and repeats the renewal after 5 seconds;
/// after that, each call repeats the renewal and throws if it fails.</item>
/// <item>If the response has a <c>Retry-After</c>, no request is sent for that time, at most 5 minutes, and for 1 minute if Xsolla Login rejected the client
/// (<see cref="ErrorCode.ClientAuthenticationFailed"/>, <see cref="ErrorCode.ObjectNotFound"/>): after the expiry, calls throw the same failure.</item>
/// </list>
/// <para>Only logins with the OAuth 2.0 scope <c>offline</c> have a refresh token. Without one, the provider returns the token until it expires, then null.
/// <see cref="StoredUserTokens.From"/> says when a token expires.</para>
/// <para>A token that a server has rejected is renewed, too (<see cref="ReplaceTokenAsync"/>), unless it is younger than 5 seconds.</para>
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
    private readonly TimeSpan _renewBefore;
    private readonly TimeProvider _time;
    private readonly LoginTokens _login;

    /// <summary>Creates a provider without tokens; call <see cref="Keep(TokenResult)"/> after a login.</summary>
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
        (_renewBefore, _time) = (options.RenewBefore, timeProvider ?? TimeProvider.System);
        _login = new LoginTokens(client, options, _time);
    }

    /// <summary>Replaces the tokens with those of an OAuth 2.0 login.</summary>
    /// <param name="tokens">The tokens that were just received from Xsolla Login.</param>
    public void Keep(TokenResult tokens) => Keep(StoredUserTokens.From(tokens, _time.GetUtcNow()));

    /// <summary>Replaces the tokens with stored ones.</summary>
    /// <param name="tokens">The tokens that <see cref="RenewingUserTokenOptions.Renewed"/> stored.</param>
    public void Keep(StoredUserTokens tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        _login.Set(KeptTokens.Of(tokens, _renewBefore));
    }

    /// <summary>Replaces the tokens with the token of a login in the JWT form, which cannot be renewed.</summary>
    /// <param name="token">The user's JWT. It is not validated; its claim <c>exp</c> is its expiry.</param>
    /// <exception cref="ArgumentException">The token is not a JWT, or has no expiry.</exception>
    public void Keep(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        var expires = TokenExpiry.Of(token) ?? throw new ArgumentException("The token must be a JWT with an expiry (claim exp).", nameof(token));
        Keep(new StoredUserTokens(token, RefreshToken: null, _time.GetUtcNow(), expires));
    }

    /// <summary>Removes the tokens, for example after a logout; Xsolla Login does not revoke them.</summary>
    public void Forget() => _login.Set(null);

    /// <summary>Waits until <see cref="RenewingUserTokenOptions.Renewed"/> is not running.</summary>
    /// <remarks>
    /// After <c>Keep</c> or <see cref="Forget"/>, the callback is not called with the previous tokens again, but may be running with them: wait for its end
    /// before you change what it stores.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the wait; the callback has no limit here.</param>
    /// <returns>A task that completes when the callback has ended, also if it failed.</returns>
    public Task WaitForRenewedAsync(CancellationToken cancellationToken = default) => _login.WaitForStoreAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="TimeoutException"><see cref="RenewingUserTokenOptions.Renewed"/> did not end in time; the new token is kept.</exception>
    /// <exception cref="XsollaLoginException">The token has expired, and its renewal failed with an error other than a rejected refresh token.</exception>
    /// <exception cref="HttpRequestException">The token has expired, and Xsolla Login could not be reached, or did not answer in time.</exception>
    public ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default) => _login.GetTokenAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A failure of <see cref="RenewingUserTokenOptions.Renewed"/> is thrown by the next call of <see cref="GetTokenAsync"/>.</remarks>
    /// <exception cref="XsollaLoginException">The renewal failed with an error other than a rejected refresh token.</exception>
    /// <exception cref="HttpRequestException">Xsolla Login could not be reached, or did not answer in time.</exception>
    public ValueTask<string?> ReplaceTokenAsync(string rejectedToken, CancellationToken cancellationToken = default) =>
        _login.ReplaceTokenAsync(rejectedToken, cancellationToken);
}
