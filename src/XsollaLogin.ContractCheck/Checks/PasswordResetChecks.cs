using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Checks;

internal static class PasswordResetChecks
{
    public static IEnumerable<Check> All =>
    [
        new(OperationIds.RequestPasswordReset, "an unknown user", Examples.UserNotFound),
        PasswordChecks.OfNewUser(OperationIds.RequestPasswordReset, "the new user", Examples.ResetEmailSent, Examples.AccountNotConfirmed),
        new(OperationIds.ConfirmPasswordReset, "an unknown user", Examples.UserNotFound, Examples.ObjectNotFound)
        {
            Change = (request, _) => request.SetInBody((Members.UserId, UnknownValues.Uuid())),
        },
    ];
}
