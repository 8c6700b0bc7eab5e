using XsollaLogin.BlackBoxTests.Asking;

namespace XsollaLogin.BlackBoxTests.Checks;

internal static class PasswordResetChecks
{
    public static IEnumerable<Check> All =>
    [
        new("requestPasswordReset", "a user whom nobody knows", "UserNotFound"),
        PasswordChecks.OfNewcomer("requestPasswordReset", "a new user", "ResetEmailSent", "AccountNotConfirmed"),
        new("confirmPasswordReset", "a user whom nobody knows", "UserNotFound", "ObjectNotFound") { With = (request, _) => request.Give(("user_id", $"{Guid.NewGuid()}")) },
    ];
}
