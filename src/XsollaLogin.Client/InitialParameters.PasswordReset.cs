namespace XsollaLogin.Client;

// The inputs of the operations for password reset.
internal sealed partial record InitialParameters
{
    internal RequestPasswordResetInput RequestPasswordReset(UsernameRequest body) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        EmailTemplate = EmailTemplate,
        Body = body,
    };

    internal ConfirmPasswordResetInput ConfirmPasswordReset(PasswordResetConfirmation body) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        Body = body,
    };
}
