using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Signs users in and out with their tokens, and provides the access token of a user, renewed before it expires.</summary>
/// <remarks>
/// <para>Only logins with the OAuth 2.0 scope <c>offline</c> have a refresh token. Without one, the token is returned until it expires, then null.</para>
/// <para>If the renewal of a valid token is due, the token is returned at once and renewed in the background. A <see cref="CookieUserTokenStore"/> can store
/// only during the request: a call waits for the renewal, one second at most, and returns the current token if it fails. After the expiry, calls wait for it.
/// Concurrent calls share one renewal; calls of other users do not wait for it. Cancelling a call does not cancel the renewal.</para>
/// <para>If Xsolla Login rejects the refresh token (<see cref="ErrorCode.InvalidGrant"/>), a store on the server is read once more, because another process
/// may have renewed the tokens. If it has, the result is its token. If not, the result is the current token until it expires, then null; with
/// <c>forceRenewal</c>, it is null at once. Nothing is removed, and the refresh token is not sent again for one minute.</para>
/// <para>A store other than <see cref="CookieUserTokenStore"/> has one set of tokens for each user ID, not for each login: a login on another device replaces
/// the previous tokens, and a logout ends them for all devices.</para>
/// </remarks>
/// <example>
/// <code>
/// // The callback of the login: done is a CodeExchangeOutcome.Completed, valid a TokenVerdict.Valid of its access token.
/// await tokens.SignInAsync(httpContext, new ClaimsPrincipal(valid.User.Identity), done.Tokens);
///
/// // Any later request; null: the user must log in again.
/// var token = await tokens.GetTokenAsync(httpContext.User);
///
/// await tokens.SignOutAsync(httpContext, LogoutScope.All);
/// </code>
/// </example>
public interface IUserAccessTokens
{
    /// <summary>Gets the access token of a user.</summary>
    /// <param name="user">The user; the store identifies an authenticated user by <see cref="ClaimTypes.NameIdentifier"/> or <c>sub</c>.</param>
    /// <param name="forceRenewal">Whether the token is renewed even if its renewal is not due. Default: false.</param>
    /// <param name="cancellationToken">Cancels waiting for the token.</param>
    /// <returns>The user's JWT; null if the user is not authenticated, has no tokens, or must log in again.</returns>
    /// <exception cref="XsollaLoginException">
    /// The token has expired or <paramref name="forceRenewal"/> is true, and the renewal failed with an error other than a rejected refresh token.
    /// </exception>
    /// <exception cref="HttpRequestException">
    /// The token has expired or <paramref name="forceRenewal"/> is true, and Xsolla Login could not be reached, or did not answer in time; or the store did
    /// not answer in time.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The token has expired or <paramref name="forceRenewal"/> is true, but the cookie with the tokens can no longer be changed, because the response has
    /// started or there is no request.
    /// </exception>
    ValueTask<string?> GetTokenAsync(ClaimsPrincipal user, bool forceRenewal = false, CancellationToken cancellationToken = default);

    /// <summary>Replaces an access token that a server rejected with 401.</summary>
    /// <remarks>If the store already has another token, the call returns that; otherwise, it renews the token.</remarks>
    /// <param name="user">The user.</param>
    /// <param name="rejectedToken">The rejected token.</param>
    /// <param name="cancellationToken">Cancels waiting for the token.</param>
    /// <returns>
    /// Another token, or null for one of these reasons:
    /// <list type="bullet">
    /// <item>The user is not authenticated, has no tokens, or must log in again.</item>
    /// <item>The token is younger than 5 seconds: a server that rejects a new token would reject the next one, too.</item>
    /// <item>Its renewal failed less than 5 seconds ago.</item>
    /// <item>The cookie with the tokens can no longer be changed.</item>
    /// </list>
    /// </returns>
    /// <exception cref="XsollaLoginException">The renewal failed with an error other than a rejected refresh token.</exception>
    /// <exception cref="HttpRequestException">Xsolla Login could not be reached, or it or the store did not answer in time.</exception>
    ValueTask<string?> ReplaceTokenAsync(ClaimsPrincipal user, string rejectedToken, CancellationToken cancellationToken = default);

    /// <summary>Signs a user in with the sign-in scheme of the application, such as a cookie, and stores the tokens.</summary>
    /// <param name="context">The request that completes the login.</param>
    /// <param name="user">The authenticated user.</param>
    /// <param name="tokens">The tokens of the login, from <see cref="ITokenClient.ExchangeTokenAsync"/>.</param>
    /// <param name="properties">The properties of the sign-in; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the user is signed in.</returns>
    /// <exception cref="HttpRequestException">The store did not answer in time.</exception>
    Task SignInAsync(
        HttpContext context,
        ClaimsPrincipal user,
        TokenResult tokens,
        AuthenticationProperties? properties = null,
        CancellationToken cancellationToken = default);

    /// <summary>Removes the tokens of the current user and signs the user out.</summary>
    /// <remarks>
    /// A failed logout at Xsolla Login is logged as a warning, a failure of the store as an error: the user is signed out of the application nevertheless.
    /// Signs out the user of the sign-in scheme's ticket; without one, <see cref="HttpContext.User"/>.
    /// </remarks>
    /// <param name="context">The request of the user.</param>
    /// <param name="sessions">
    /// Which sessions also end at Xsolla Login: a value of <see cref="LogoutScope"/>. Default: null, none; the tokens then remain valid until they expire.
    /// </param>
    /// <param name="cancellationToken">Cancels the logout at Xsolla Login; the user is signed out nevertheless.</param>
    /// <returns>A task that completes when the user is signed out.</returns>
    Task SignOutAsync(HttpContext context, string? sessions = null, CancellationToken cancellationToken = default);
}
