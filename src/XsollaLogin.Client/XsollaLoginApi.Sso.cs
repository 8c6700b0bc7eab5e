namespace XsollaLogin.Client;

// The session is a cookie in the user's browser: these calls find it only if their HttpClient keeps cookies and serves a single user.
public partial class XsollaLoginApi
{
    /// <summary>Checks whether the user is logged in by Single Sign-On.</summary>
    /// <remarks>
    /// <c>api.checkUserAuthSSO()</c>: documented on the Login Widget SDK page (English edition, 2024), section "Single Sign-On". The SDK has the JWT
    /// form only. The OAuth 2.0 form follows Xsolla's API reference (check-user-authentication); the code is taken from the login URL. For cookies, see
    /// <see cref="Microsoft.Extensions.DependencyInjection.XsollaLoginServiceCollectionExtensions"/>.
    /// </remarks>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A single-use code to pass to <see cref="ITokenClient.ExchangeTokenAsync"/>. Keep it secret.</returns>
    /// <exception cref="XsollaLoginException">The user has no session: <see cref="ErrorCode.UnauthorizedUser"/>.</exception>
    public virtual Task<string> CheckUserAuthSsoAsync(
        bool? isOAuth2 = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var p = _initial.With(parameters);
        if (!p.IsOAuth2(isOAuth2))
        {
            return _sso.CheckSsoAsync(p.CheckSso(), static answer => answer.Result.Code, cancellationToken);
        }

        return _sso.CheckSsoOAuth2Async(
            p.CheckSsoOAuth2(),
            static answer => LoginQuery.Find(answer.Result.LoginUrl, "code") ?? throw answer.Unexpected("its login URL has no code"),
            cancellationToken);
    }

    /// <summary>Gets the login URL with a code for a user who is logged in by Single Sign-On; the code works exactly once.</summary>
    /// <remarks>
    /// <c>api.userAuthSSOWithRedirect(loginUrl)</c>: documented on the Login Widget SDK page (English edition, 2024), section "Single Sign-On". It is the
    /// same in both protocols. The call does not follow the redirect, and its <see cref="HttpClient"/> must not follow it either.
    /// </remarks>
    /// <param name="loginUrl">A callback URL of the project; null for <see cref="XsollaLoginOptions.CallbackUrl"/>.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The URL to redirect the user to. Keep it secret. If the project has an error callback URL, an error may be this URL with <c>error_code</c> and
    /// <c>error_description</c> in its query, in place of an exception.
    /// </returns>
    /// <exception cref="XsollaLoginException">
    /// The user has no session: <see cref="ErrorCode.UnauthorizedUser"/>. The URL is not registered for the project: <see cref="ErrorCode.LoginUrlNotFound"/>.
    /// </exception>
    public virtual Task<Uri> UserAuthSsoWithRedirectAsync(
        string? loginUrl = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var input = _initial.With(parameters).RedirectSso();
        return _sso.RedirectSsoAsync(
            input with { LoginUrl = loginUrl ?? input.LoginUrl },
            static answer => answer.Location ?? throw answer.Unexpected("the redirect has no Location"),
            cancellationToken);
    }

    /// <summary>Logs the user out.</summary>
    /// <remarks>
    /// <c>api.logout(token, session)</c>: documented on the Login Widget SDK page (English edition, 2024; for <c>all</c>, Russian edition, 2021), section
    /// "Single Sign-On". It is the same in both protocols.
    /// </remarks>
    /// <param name="token">The user's JWT.</param>
    /// <param name="session">
    /// <see cref="LogoutScope.Sso"/> to end the Single Sign-On session, <see cref="LogoutScope.All"/> to also revoke every access and refresh token.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the user is logged out.</returns>
    /// <exception cref="XsollaLoginException">The token is not valid: <see cref="ErrorCode.InvalidToken"/>.</exception>
    public virtual Task LogoutAsync(string token, string session, CancellationToken cancellationToken = default) =>
        _sso.LogoutAsync(new LogoutInput { UserToken = token, Sessions = session }, cancellationToken);

    /// <summary>Removes the Single Sign-On cookies.</summary>
    /// <remarks>
    /// <c>api.clearSSO()</c>: documented on the Login Widget SDK page (English edition, 2024; German edition, 2025; not in the Russian edition, 2021),
    /// section "Single Sign-On". It is the same in both protocols.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the cookies are removed, including those in the <see cref="HttpClient"/>'s cookie container.</returns>
    /// <exception cref="XsollaLoginException">The call is rejected, for example because of too many requests.</exception>
    public virtual Task ClearSsoAsync(CancellationToken cancellationToken = default) => _sso.ClearSsoAsync(_initial.ClearSso(), cancellationToken);
}
