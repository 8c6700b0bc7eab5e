namespace XsollaLogin.Client;

public partial class XsollaLoginApi
{
    /// <summary>Registers a new user.</summary>
    /// <remarks>
    /// <c>api.signup(userInfo)</c>: documented on the Login Widget SDK page (English edition, 2024), section "User registration by password". The
    /// confirmation email is documented only in Xsolla's API reference (jwt-register-new-user, 204).
    /// </remarks>
    /// <param name="userInfo">The username (3 to 255 characters), email address and password (6 to 100 characters) of the user.</param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The login URL, or that a confirmation email was sent.</returns>
    /// <exception cref="XsollaLoginException">
    /// The user cannot be registered, for example <see cref="ErrorCode.UsernameTaken"/> or <see cref="ErrorCode.EmailTaken"/>.
    /// </exception>
    public virtual Task<SignUpOutcome> SignUpAsync(
        SignUpRequest userInfo,
        bool? isOAuth2 = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var p = _initial.With(parameters);
        return p.IsOAuth2(isOAuth2)
            ? _password.SignUpOAuth2Async(p.SignUpOAuth2(userInfo), SignUpOutcome.From, cancellationToken)
            : _password.SignUpAsync(p.SignUp(userInfo), SignUpOutcome.From, cancellationToken);
    }

    /// <summary>Logs a user in by username or email address and password.</summary>
    /// <remarks><c>api.login(credentials)</c>: documented on the Login Widget SDK page (English edition, 2024), section "Login with password".</remarks>
    /// <param name="credentials">The username or email address, and the password.</param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="captcha">The solved captcha, if the server requires one.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The login URL, or the additional fields that the project asks for.</returns>
    /// <exception cref="XsollaLoginException">
    /// The login fails: <see cref="ErrorCode.WrongUsernameOrPassword"/>, <see cref="ErrorCode.AccountNotConfirmed"/>,
    /// <see cref="ErrorCode.UserBanned"/>, <see cref="ErrorCode.CaptchaNeeded"/> and others.
    /// </exception>
    public virtual Task<LoginOutcome> LoginAsync(
        LoginRequest credentials,
        bool? isOAuth2 = null,
        Captcha? captcha = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var p = _initial.With(parameters).With(captcha);
        return p.IsOAuth2(isOAuth2)
            ? _password.LoginOAuth2Async(p.LoginOAuth2(credentials), LoginOutcome.From, cancellationToken)
            : _password.LoginAsync(p.Login(credentials), LoginOutcome.From, cancellationToken);
    }

    /// <summary>Logs a user in by username or email address and password, and returns the tokens without a redirect (OAuth 2.0).</summary>
    /// <remarks>
    /// This is the <c>login</c> of Xsolla's SDKs for games, for public clients only. It is not on the Login Widget SDK page, but in Xsolla's API
    /// reference (jwt-auth-by-username-and-password). It needs <see cref="XsollaLoginOptions.ClientId"/>, and the scope <c>offline</c> for a refresh token.
    /// </remarks>
    /// <param name="credentials">The username or email address, and the password.</param>
    /// <param name="captcha">The solved captcha, if the server requires one.</param>
    /// <param name="parameters">The parameters of this call, of which only the redirect URI is sent; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tokens and, if the project asks for additional fields, these fields.</returns>
    /// <exception cref="XsollaLoginException">
    /// The login fails: <see cref="ErrorCode.WrongUsernameOrPassword"/>, <see cref="ErrorCode.AccountNotConfirmed"/>,
    /// <see cref="ErrorCode.UserBanned"/>, <see cref="ErrorCode.CaptchaNeeded"/> and others.
    /// </exception>
    public virtual Task<TokenLoginOutcome> LoginForTokensAsync(
        LoginRequest credentials,
        Captcha? captcha = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var input = _initial.With(parameters).With(captcha).LoginOAuth2Token(credentials);
        return _password.LoginOAuth2TokenAsync(input, TokenLoginOutcome.From, cancellationToken);
    }

    /// <summary>Sends the account confirmation email again.</summary>
    /// <remarks><c>api.resendEmail(username)</c>: documented on the Login Widget SDK page (English edition, 2024), section "Account confirmation".</remarks>
    /// <param name="username">The user's email address or username.</param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the email is sent.</returns>
    /// <exception cref="XsollaLoginException">The email cannot be sent, for example <see cref="ErrorCode.UserNotFound"/>.</exception>
    public virtual Task ResendEmailAsync(
        string username,
        bool? isOAuth2 = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var (p, body) = (_initial.With(parameters), new UsernameRequest { Username = username });
        return p.IsOAuth2(isOAuth2)
            ? _password.ResendConfirmationLinkOAuth2Async(p.ResendConfirmationLinkOAuth2(body), cancellationToken)
            : _password.ResendConfirmationLinkAsync(p.ResendConfirmationLink(body), cancellationToken);
    }
}
