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
    public virtual Task<string> PhoneGetCodeAsync(
        string phoneNumber,
        string? linkUrl = null,
        bool? isOAuth2 = null,
        Captcha? captcha = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var p = _initial.With(parameters).With(captcha);
        var body = new PhoneCodeRequest { PhoneNumber = phoneNumber, LinkUrl = linkUrl, SendLink = p.SendLink(linkUrl) };
        return p.IsOAuth2(isOAuth2)
            ? _passwordless.RequestPhoneCodeOAuth2Async(p.RequestPhoneCodeOAuth2(body), static answer => answer.Result.OperationId, cancellationToken)
            : _passwordless.RequestPhoneCodeAsync(p.RequestPhoneCode(body), static answer => answer.Result.OperationId, cancellationToken);
    }

    /// <summary>Sends a one-time code to an email address.</summary>
    /// <remarks>
    /// <c>api.emailGetCode({email, link_url, isOauth2})</c>: documented on the Login Widget SDK page (English edition, 2024), section
    /// "Passwordless authentication", under the wrong heading <c>phoneGetCode</c>. The client sends the address in lower case, as the SDK does.
    /// </remarks>
    /// <param name="email">The email address, 1 to 255 characters.</param>
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
    public virtual Task<string> EmailGetCodeAsync(
        string email,
        string? linkUrl = null,
        bool? isOAuth2 = null,
        Captcha? captcha = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        var p = _initial.With(parameters).With(captcha);
        var body = new EmailCodeRequest { Email = email.ToLowerInvariant(), LinkUrl = linkUrl, SendLink = p.SendLink(linkUrl) };
        return p.IsOAuth2(isOAuth2)
            ? _passwordless.RequestEmailCodeOAuth2Async(p.RequestEmailCodeOAuth2(body), static answer => answer.Result.OperationId, cancellationToken)
            : _passwordless.RequestEmailCodeAsync(p.RequestEmailCode(body), static answer => answer.Result.OperationId, cancellationToken);
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
    public virtual Task<LoginOutcome> LoginWithPhoneCodeAsync(
        string phoneNumber,
        string code,
        string operationId,
        bool? isOAuth2 = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var (p, body) = (_initial.With(parameters), new PhoneCodeConfirmation { PhoneNumber = phoneNumber, Code = code, OperationId = operationId });
        return p.IsOAuth2(isOAuth2)
            ? _passwordless.ConfirmPhoneCodeOAuth2Async(p.ConfirmPhoneCodeOAuth2(body), LoginOutcome.From, cancellationToken)
            : _passwordless.ConfirmPhoneCodeAsync(p.ConfirmPhoneCode(body), LoginOutcome.From, cancellationToken);
    }

    /// <summary>Logs a user in by the one-time code sent to an email address; also confirms an address sent with <see cref="AskAsync"/>.</summary>
    /// <remarks>
    /// <c>api.loginWithEmailCode({email, code, operation_id, isOauth2})</c>: documented on the Login Widget SDK page (English edition, 2024),
    /// section "Passwordless authentication".
    /// </remarks>
    /// <param name="email">The email address.</param>
    /// <param name="code">The code from the email.</param>
    /// <param name="operationId">The operation ID from <see cref="EmailGetCodeAsync"/> or <see cref="AskAsync"/>.</param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The login URL, or the additional fields that the project asks for.</returns>
    /// <exception cref="XsollaLoginException">
    /// The code is not accepted: <see cref="ErrorCode.WrongCode"/>, or <see cref="ErrorCode.CodeAttemptsExceeded"/> after too many wrong codes.
    /// </exception>
    public virtual Task<LoginOutcome> LoginWithEmailCodeAsync(
        string email,
        string code,
        string operationId,
        bool? isOAuth2 = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        var (p, body) = (_initial.With(parameters), new EmailCodeConfirmation { Email = email, Code = code, OperationId = operationId });
        return p.IsOAuth2(isOAuth2)
            ? _passwordless.ConfirmEmailCodeOAuth2Async(p.ConfirmEmailCodeOAuth2(body), LoginOutcome.From, cancellationToken)
            : _passwordless.ConfirmEmailCodeAsync(p.ConfirmEmailCode(body), LoginOutcome.From, cancellationToken);
    }
}
