namespace XsollaLogin.Client;

public partial class XsollaLoginApi
{
    /// <summary>Sends a one-time code to a phone number.</summary>
    /// <remarks>
    /// <c>api.phoneGetCode({phone_number, link_url, isOauth2})</c>: documented on the Login Widget SDK page (English edition, 2024), section
    /// "Passwordless authentication".
    /// </remarks>
    /// <param name="phoneNumber">The phone number: <c>+</c> and 5 to 25 digits.</param>
    /// <param name="linkUrl">
    /// The URL to which the link in the message finally leads; null for a message without a link. See
    /// <see cref="XsollaLoginOptions.DisableConfirmByLink"/>.
    /// </param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="captcha">The solved captcha, if the server requires one.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The operation ID, for <see cref="LoginWithPhoneCodeAsync"/> and <see cref="WaitForConfirmCodeAsync"/>.</returns>
    /// <exception cref="XsollaLoginException">The code cannot be sent, for example <see cref="ErrorCode.InvalidPhoneNumber"/>.</exception>
    public virtual async Task<string> PhoneGetCodeAsync(
        string phoneNumber,
        string? linkUrl = null,
        bool? isOAuth2 = null,
        Captcha? captcha = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var p = _initial.With(parameters);
        var body = new PhoneCodeRequest { PhoneNumber = phoneNumber, LinkUrl = linkUrl, SendLink = p.SendLink(linkUrl) };
        var answer = p.IsOAuth2(isOAuth2)
            ? await _passwordless.RequestPhoneCodeOAuth2Async(
                p.RequiredClientId, p.RequiredState, p.RequiredResponseType, body, p.ProjectId, p.Locale, p.LoginUrl, p.Payload, p.WithLogout,
                p.Scope, p.RedirectUri, p.CodeChallenge, p.CodeChallengeMethod, captcha?.LotNumber, captcha?.CaptchaOutput,
                captcha?.PassToken, captcha?.GenTime, cancellationToken).ConfigureAwait(false)
            : await _passwordless.RequestPhoneCodeAsync(
                p.ProjectId, body, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.ClientId, p.Scope, p.State, p.RedirectUri, p.ResponseType,
                lotNumber: captcha?.LotNumber, captchaOutput: captcha?.CaptchaOutput, passToken: captcha?.PassToken, genTime: captcha?.GenTime,
                cancellationToken: cancellationToken).ConfigureAwait(false);
        return answer.Result.OperationId;
    }

    /// <summary>Sends a one-time code to an e-mail address.</summary>
    /// <remarks>
    /// <c>api.emailGetCode({email, link_url, isOauth2})</c>: documented on the Login Widget SDK page (English edition, 2024), section
    /// "Passwordless authentication", under the wrong heading <c>phoneGetCode</c>. The client sends the address in lower case, as the SDK does.
    /// </remarks>
    /// <param name="email">The e-mail address, 1 to 255 characters.</param>
    /// <param name="linkUrl">
    /// The URL to which the link in the message finally leads; null for a message without a link. See
    /// <see cref="XsollaLoginOptions.DisableConfirmByLink"/>.
    /// </param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="captcha">The solved captcha, if the server requires one.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The operation ID, for <see cref="LoginWithEmailCodeAsync"/> and <see cref="WaitForConfirmCodeAsync"/>.</returns>
    /// <exception cref="XsollaLoginException">The code cannot be sent, for example <see cref="ErrorCode.ProjectNotFound"/>.</exception>
    public virtual async Task<string> EmailGetCodeAsync(
        string email,
        string? linkUrl = null,
        bool? isOAuth2 = null,
        Captcha? captcha = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        var p = _initial.With(parameters);
        var body = new EmailCodeRequest { Email = email.ToLowerInvariant(), LinkUrl = linkUrl, SendLink = p.SendLink(linkUrl) };
        var answer = p.IsOAuth2(isOAuth2)
            ? await _passwordless.RequestEmailCodeOAuth2Async(
                p.RequiredClientId, p.RequiredState, p.RequiredResponseType, body, p.ProjectId, p.Locale, p.LoginUrl, p.Payload, p.WithLogout,
                p.Scope, p.RedirectUri, p.CodeChallenge, p.CodeChallengeMethod, captcha?.LotNumber, captcha?.CaptchaOutput,
                captcha?.PassToken, captcha?.GenTime, cancellationToken).ConfigureAwait(false)
            : await _passwordless.RequestEmailCodeAsync(
                p.ProjectId, body, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.ClientId, p.Scope, p.State, p.RedirectUri, p.ResponseType,
                lotNumber: captcha?.LotNumber, captchaOutput: captcha?.CaptchaOutput, passToken: captcha?.PassToken, genTime: captcha?.GenTime,
                cancellationToken: cancellationToken).ConfigureAwait(false);
        return answer.Result.OperationId;
    }

    /// <summary>Logs a user in by the one-time code sent to a phone number; also confirms a number sent with <see cref="AskAsync"/>.</summary>
    /// <remarks>
    /// <c>api.loginWithPhoneCode({phone_number, code, operation_id, isOauth2})</c>: documented on the Login Widget SDK page (English edition, 2024),
    /// section "Passwordless authentication".
    /// </remarks>
    /// <param name="phoneNumber">The phone number.</param>
    /// <param name="code">The code from the message.</param>
    /// <param name="operationId">The operation ID from <see cref="PhoneGetCodeAsync"/> or <see cref="AskAsync"/>.</param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The login URL, or the additional fields that the project asks for.</returns>
    /// <exception cref="XsollaLoginException">
    /// The code is not accepted: <see cref="ErrorCode.WrongCode"/>, or <see cref="ErrorCode.CodeAttemptsExceeded"/> after too many wrong codes.
    /// </exception>
    public virtual async Task<LoginOutcome> LoginWithPhoneCodeAsync(
        string phoneNumber,
        string code,
        string operationId,
        bool? isOAuth2 = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var (p, body) = (_initial.With(parameters), new PhoneCodeConfirmation { PhoneNumber = phoneNumber, Code = code, OperationId = operationId });
        var answer = p.IsOAuth2(isOAuth2)
            ? await _passwordless.ConfirmPhoneCodeOAuth2Async(
                p.RequiredClientId, body, p.ProjectId, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.Scope, p.State, p.RedirectUri, p.ResponseType,
                cancellationToken).ConfigureAwait(false)
            : await _passwordless.ConfirmPhoneCodeAsync(
                p.ProjectId, body, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.ClientId, p.Scope, p.State, p.RedirectUri, p.ResponseType,
                cancellationToken: cancellationToken).ConfigureAwait(false);
        return LoginOutcome.From(answer);
    }

    /// <summary>Logs a user in by the one-time code sent to an e-mail address; also confirms an address sent with <see cref="AskAsync"/>.</summary>
    /// <remarks>
    /// <c>api.loginWithEmailCode({email, code, operation_id, isOauth2})</c>: documented on the Login Widget SDK page (English edition, 2024),
    /// section "Passwordless authentication".
    /// </remarks>
    /// <param name="email">The e-mail address.</param>
    /// <param name="code">The code from the e-mail.</param>
    /// <param name="operationId">The operation ID from <see cref="EmailGetCodeAsync"/> or <see cref="AskAsync"/>.</param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The login URL, or the additional fields that the project asks for.</returns>
    /// <exception cref="XsollaLoginException">
    /// The code is not accepted: <see cref="ErrorCode.WrongCode"/>, or <see cref="ErrorCode.CodeAttemptsExceeded"/> after too many wrong codes.
    /// </exception>
    public virtual async Task<LoginOutcome> LoginWithEmailCodeAsync(
        string email,
        string code,
        string operationId,
        bool? isOAuth2 = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var (p, body) = (_initial.With(parameters), new EmailCodeConfirmation { Email = email, Code = code, OperationId = operationId });
        var answer = p.IsOAuth2(isOAuth2)
            ? await _passwordless.ConfirmEmailCodeOAuth2Async(
                p.RequiredClientId, body, p.ProjectId, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.Scope, p.State, p.RedirectUri, p.ResponseType,
                cancellationToken).ConfigureAwait(false)
            : await _passwordless.ConfirmEmailCodeAsync(
                p.ProjectId, body, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.ClientId, p.Scope, p.State, p.RedirectUri, p.ResponseType,
                cancellationToken: cancellationToken).ConfigureAwait(false);
        return LoginOutcome.From(answer);
    }
}
