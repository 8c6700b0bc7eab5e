namespace XsollaLogin.Client;

public sealed partial class XsollaLoginApi
{
    /// <summary>
    /// Mails a link for a new password. It leads to the callback URL with <c>user_id</c> and <c>reset_code</c>, which <see cref="SetAsync"/> takes.
    /// </summary>
    /// <remarks><c>api.reset(username)</c>: page (EN 2024), "Password reset". The same for both protocols.</remarks>
    /// <param name="username">The username or e-mail address.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ends when the link is mailed.</returns>
    /// <exception cref="XsollaLoginException">The password cannot be reset, such as <see cref="ErrorCode.UserNotFound"/>.</exception>
    public Task ResetAsync(string username, CancellationToken cancellationToken = default)
    {
        var (p, body) = (_initial, new UsernameRequest { Username = username });
        return _passwordReset.RequestPasswordResetAsync(
            p.ProjectId, body, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.EmailTemplate, cancellationToken);
    }

    /// <summary>Sets a new password by the code of the mailed link. The code works once.</summary>
    /// <remarks>
    /// <c>api.set({new_password, reset_code, user_id})</c>: page (EN 2024), "Password reset". The same for both protocols.
    /// </remarks>
    /// <param name="newPassword">The new password, 6 to 100 characters.</param>
    /// <param name="resetCode">The <c>reset_code</c> of the URL that the mailed link leads to.</param>
    /// <param name="userId">The <c>user_id</c> of the same URL.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Ends when the password is changed.</returns>
    /// <exception cref="XsollaLoginException">
    /// The code is wrong, spent or expired, or the user is another one: <see cref="ErrorCode.ObjectNotFound"/>.
    /// </exception>
    public Task SetAsync(string newPassword, string resetCode, string userId, CancellationToken cancellationToken = default)
    {
        var (p, body) = (_initial, new PasswordResetConfirmation { NewPassword = newPassword, ResetCode = resetCode, UserId = userId });
        return _passwordReset.ConfirmPasswordResetAsync(p.ProjectId, body, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, cancellationToken);
    }
}
