using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Signs users in and out with their tokens, and provides the access token of a user, renewed before it expires.</summary>
/// <remarks>
/// <para>Only logins with the OAuth 2.0 scope <c>offline</c> have a refresh token. Without one, the token is returned until it expires, then null.</para>
/// <para>A token that is still valid is returned at once, while its renewal runs in the background; a <see cref="CookieUserTokenStore"/> needs the request,
/// so that the call waits for the renewal, and returns the token if the renewal fails. After the expiry, calls wait for the renewal. Concurrent calls share
/// one renewal; calls of other users do not wait for it. Cancelling a call does not cancel the renewal.</para>
/// <para>If Xsolla Login rejects the refresh token (<see cref="ErrorCode.InvalidGrant"/>), the store is read once more, because another process may have
/// renewed the tokens; otherwise the result is null, or the token while it is valid. Nothing is removed, and the refresh token is not sent again for one
/// minute.</para>
/// <para>A store has one set of tokens for each user ID, not for each login: a login on another device takes the place of the previous tokens, and a logout
/// ends them for all devices. Only a <see cref="CookieUserTokenStore"/> keeps the tokens of each login.</para>
/// </remarks>
/// <example>
/// <code>
/// await tokens.SignInAsync(http, new ClaimsPrincipal(user.Identity), done.Tokens);   // after ExchangeCodeAsync
/// var token = await tokens.GetTokenAsync(http.User);                                 // null: log in again
/// await tokens.SignOutAsync(http, LogoutScope.All);
/// </code>
/// </example>
public interface IUserAccessTokens
{
    /// <summary>Gets the access token of a user.</summary>
    /// <param name="user">The user; the store identifies an authenticated user by <see cref="ClaimTypes.NameIdentifier"/> or <c>sub</c>.</param>
    /// <param name="forceRenewal">Whether the token is renewed even if it is not due. Default: false.</param>
    /// <param name="cancellationToken">Cancels waiting for the token.</param>
    /// <returns>The user's JWT; null if the user is not authenticated, has no tokens, or must log in again.</returns>
    /// <exception cref="XsollaLoginException">The token has expired, and its renewal failed with another error than a rejected refresh token.</exception>
    /// <exception cref="HttpRequestException">
    /// The token has expired, and Xsolla Login could not be reached, or did not answer in time; or the store did not answer in time.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The token has expired, but the cookie with the tokens can no longer be changed, because the response has started or there is no request.
    /// </exception>
    ValueTask<string?> GetTokenAsync(ClaimsPrincipal user, bool forceRenewal = false, CancellationToken cancellationToken = default);

    /// <summary>Gets an access token in place of one that a server has rejected with 401, by a renewal if it is still the current one.</summary>
    /// <param name="user">The user.</param>
    /// <param name="rejectedToken">The rejected token.</param>
    /// <param name="cancellationToken">Cancels waiting for the token.</param>
    /// <returns>
    /// Another token; null if there is none, because the user must log in again, the token is younger than 5 seconds or its renewal has just failed, or the
    /// cookie with the tokens can no longer be changed.
    /// </returns>
    /// <exception cref="XsollaLoginException">The renewal failed with another error than a rejected refresh token.</exception>
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
    /// The user is that of the sign-in scheme, else that of the request.
    /// </remarks>
    /// <param name="context">The request of the user.</param>
    /// <param name="sessions">
    /// The sessions that Xsolla Login ends, too: one of <see cref="LogoutScope"/>; null, the default, for none: the tokens then work until they expire.
    /// </param>
    /// <param name="cancellationToken">Cancels the logout at Xsolla Login; the user is signed out nevertheless.</param>
    /// <returns>A task that completes when the user is signed out.</returns>
    Task SignOutAsync(HttpContext context, string? sessions = null, CancellationToken cancellationToken = default);
}
