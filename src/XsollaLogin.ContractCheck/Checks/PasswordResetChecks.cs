using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Checks;

internal static class PasswordResetChecks
{
    public static IEnumerable<Check> All =>
    [
        new("requestPasswordReset", "an unknown user", "UserNotFound"),
        PasswordChecks.OfNewUser("requestPasswordReset", "the new user", "ResetEmailSent", "AccountNotConfirmed"),
        new("confirmPasswordReset", "an unknown user", "UserNotFound", "ObjectNotFound")
        {
            Change = (request, _) => request.SetInBody(("user_id", UnknownValues.Uuid())),
        },
    ];
}
