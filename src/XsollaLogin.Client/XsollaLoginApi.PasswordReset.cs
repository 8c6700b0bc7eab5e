namespace XsollaLogin.Client;

public partial class XsollaLoginApi
{
    /// <summary>Sends an email with a password reset link.</summary>
    /// <remarks>
    /// The link leads to the callback URL with <c>user_id</c> and <c>reset_code</c> in its query, which <see cref="SetAsync"/> requires.
    /// <c>api.reset(username)</c>: documented on the Login Widget SDK page (English edition, 2024), section "Password reset". It is the same in both
    /// protocols.
    /// </remarks>
    /// <param name="username">The username or email address.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the email is sent.</returns>
    /// <exception cref="XsollaLoginException">The password cannot be reset, for example <see cref="ErrorCode.UserNotFound"/>.</exception>
    public virtual Task ResetAsync(string username, LoginParameters? parameters = null, CancellationToken cancellationToken = default)
    {
        var body = new UsernameRequest { Username = username };
        return _passwordReset.RequestPasswordResetAsync(_initial.With(parameters).RequestPasswordReset(body), cancellationToken);
    }

    /// <summary>Sets a new password with the code from the password reset link, which works exactly once.</summary>
    /// <remarks>
    /// <c>api.set({new_password, reset_code, user_id})</c>: documented on the Login Widget SDK page (English edition, 2024), section
    /// "Password reset". It is the same in both protocols.
    /// </remarks>
    /// <param name="newPassword">The new password, 6 to 100 characters.</param>
    /// <param name="resetCode">The <c>reset_code</c> from the URL to which the link leads.</param>
    /// <param name="userId">The <c>user_id</c> from the same URL.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the password is changed.</returns>
    /// <exception cref="XsollaLoginException">
    /// The code is wrong, used, expired, or belongs to another user: <see cref="ErrorCode.ObjectNotFound"/>.
    /// </exception>
    public virtual Task SetAsync(
        string newPassword, string resetCode, string userId, LoginParameters? parameters = null, CancellationToken cancellationToken = default)
    {
        var body = new PasswordResetConfirmation { NewPassword = newPassword, ResetCode = resetCode, UserId = userId };
        return _passwordReset.ConfirmPasswordResetAsync(_initial.With(parameters).ConfirmPasswordReset(body), cancellationToken);
    }
}
