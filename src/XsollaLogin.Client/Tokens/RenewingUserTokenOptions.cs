using Microsoft.Extensions.Logging;

namespace XsollaLogin.Client.Tokens;

/// <summary>The options of a <see cref="RenewingUserTokenProvider"/>.</summary>
public sealed class RenewingUserTokenOptions
{
    /// <summary>The ID of the OAuth 2.0 client that the user logged in with, for which the refresh token is valid.</summary>
    public required long ClientId { get; init; }

    /// <summary>The secret of a confidential client; it must not be part of an application that users install.</summary>
    /// <value>Default: null for a public client.</value>
    public string? ClientSecret { get; init; }

    /// <summary>The time before its expiry at which a token is renewed, so that it does not expire during a request.</summary>
    /// <value>
    /// Not negative; limited to half of the token's lifetime, because short-lived tokens would otherwise be renewed with each request. Default: 1 minute.
    /// </value>
    public TimeSpan RenewBefore { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The time limit of one renewal, including <see cref="Reload"/>, and of <see cref="Renewed"/>, measured with the clock of the provider.</summary>
    /// <value>Positive, at most 1 day. Default: 10 seconds.</value>
    public TimeSpan RenewalTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The callback that stores the new tokens after each renewal, because the previous refresh token no longer works.</summary>
    /// <remarks>
    /// <para>Its exception is thrown to the calls that wait for a token; if none waits, or the renewal follows a 401, to the next call. The provider uses the
    /// new tokens nevertheless.</para>
    /// <para>It is called for one renewal at a time, in order, even if a call exceeds <see cref="RenewalTimeout"/>: one that never
    /// ends prevents all later ones. None begins after a login or logout, but one that has begun may end after it
    /// (<see cref="RenewingUserTokenProvider.WaitForRenewedAsync"/>).</para>
    /// </remarks>
    /// <value>Default: null; the tokens are kept in memory only.</value>
    public Func<StoredUserTokens, Task>? Renewed { get; init; }

    /// <summary>The callback that reads the stored tokens again after Xsolla Login rejected the refresh token, which works exactly once.</summary>
    /// <remarks>
    /// For processes that share stored tokens: if another process has renewed and stored them, the provider uses these. If the callback returns the rejected
    /// tokens, it is called again later, because the other process may not have stored its tokens yet. If it returns null, the login has ended.
    /// </remarks>
    /// <value>Default: null; a rejected refresh token ends the login.</value>
    public Func<CancellationToken, Task<StoredUserTokens?>>? Reload { get; init; }

    /// <summary>The logger of failed renewals; messages contain no secrets.</summary>
    /// <value>Default: null.</value>
    public ILogger? Logger { get; init; }
}
