namespace XsollaLogin.Client;

// The session is a cookie in the user's browser: these calls find one only if their HttpClient keeps cookies, and for one user alone.
public sealed partial class XsollaLoginApi
{
    /// <summary>Checks whether the user is logged in by Single Sign-On.</summary>
    /// <remarks>
    /// <c>api.checkUserAuthSSO()</c>: page (EN 2024), "Single Sign-On". The SDK has the JWT form alone; the OAuth 2.0 form is that of Xsolla's reference
    /// (check-user-authentication), its code read out of the login URL. On cookies, see
    /// <see cref="Microsoft.Extensions.DependencyInjection.XsollaLoginServiceCollectionExtensions"/>.
    /// </remarks>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null: as the options say.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A code for <see cref="ITokenClient.ExchangeTokenAsync"/>; it works once. A secret.</returns>
    /// <exception cref="XsollaLoginException">There is no session: <see cref="ErrorCode.UnauthorizedUser"/>.</exception>
    public async Task<string> CheckUserAuthSsoAsync(bool? isOAuth2 = null, CancellationToken cancellationToken = default)
    {
        var p = _initial;
        if (!(isOAuth2 ?? p.IsOAuth2))
        {
            var checkedSso = await _sso.CheckSsoAsync(p.ProjectId, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, cancellationToken).ConfigureAwait(false);
            return checkedSso.Result.Code;
        }

        var answer = await _sso.CheckSsoOAuth2Async(
            p.RequiredClientId, p.RequiredState, p.RequiredResponseType, p.ProjectId, p.Scope, p.RedirectUri,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return LoginQuery.Find(answer.Result.LoginUrl, "code") ?? throw answer.Unexpected("its login URL has no code");
    }

    /// <summary>Gets the URL that a user who is logged in by Single Sign-On is sent to: the login URL with a code, which works once.</summary>
    /// <remarks>
    /// <c>api.userAuthSSOWithRedirect(loginUrl)</c>: page (EN 2024), "Single Sign-On". The same for both protocols. The redirect is not followed; the
    /// <see cref="HttpClient"/> must not follow it either.
    /// </remarks>
    /// <param name="loginUrl">A callback URL of the project; null: that of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Where to send the user. A secret.</returns>
    /// <exception cref="XsollaLoginException">
    /// There is no session: <see cref="ErrorCode.UnauthorizedUser"/>; or the project does not know the URL: <see cref="ErrorCode.LoginUrlNotFound"/>.
    /// </exception>
    public async Task<Uri> UserAuthSsoWithRedirectAsync(string? loginUrl = null, CancellationToken cancellationToken = default)
    {
        var p = _initial;
        var answer = await _sso.RedirectSsoAsync(p.ProjectId, p.Locale, loginUrl ?? p.LoginUrl, p.Payload, p.WithLogout, cancellationToken)
            .ConfigureAwait(false);
        return answer.Location ?? throw answer.Unexpected("the redirect has no Location");
    }

    /// <summary>Logs the user out.</summary>
    /// <remarks><c>api.logout(token, session)</c>: page (EN 2024; what <c>all</c> ends: RU 2021), "Single Sign-On". The same for both protocols.</remarks>
    /// <param name="token">The user's JWT.</param>
    /// <param name="session">
    /// What ends: <see cref="LogoutScope.Sso"/>, the Single Sign-On session; <see cref="LogoutScope.All"/>, it and every access and refresh token.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ends when the user is logged out.</returns>
    /// <exception cref="XsollaLoginException">The token is not valid: <see cref="ErrorCode.InvalidToken"/>.</exception>
    public Task LogoutAsync(string token, string session, CancellationToken cancellationToken = default) => _sso.LogoutAsync(token, session, cancellationToken);

    /// <summary>Removes the Single Sign-On cookies.</summary>
    /// <remarks><c>api.clearSSO()</c>: page (EN 2024, DE 2025; not in RU 2021), "Single Sign-On". The same for both protocols.</remarks>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ends when they are removed, from the cookies of the <see cref="HttpClient"/> where it keeps any.</returns>
    /// <exception cref="XsollaLoginException">The call is rejected, such as for too many requests.</exception>
    public Task ClearSsoAsync(CancellationToken cancellationToken = default) => _sso.ClearSsoAsync(_initial.ProjectId, cancellationToken);
}
