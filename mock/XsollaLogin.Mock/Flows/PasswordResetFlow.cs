using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Password reset by a mailed link.</summary>
internal static class PasswordResetFlow
{
    public static Answer RequestPasswordReset(Call call)
    {
        var request = call.Read(RequestJson.Default.UsernameRequest);
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return error;
        if (call.Project.Users.FindByLogin(request.Username) is not { } user) return call.Answer(Examples.UserNotFound);
        if (user.Banned) return call.Answer(Examples.UserBanned);
        if (!user.Confirmed) return call.Answer(Examples.AccountNotConfirmed);
        if (user.Email is null) return call.Answer(Examples.PasswordResetNotAllowed);
        MessageSender.SendPasswordReset(call, user, target);
        return call.Answer(Examples.ResetEmailSent);
    }

    public static Answer ConfirmPasswordReset(Call call)
    {
        var request = call.Read(RequestJson.Default.PasswordResetConfirmation);
        if (LoginTargets.ErrorOf(call, out _) is { } error) return error;
        if (call.Project.Users.Find(request.UserId) is not { } user) return call.Answer(Examples.UserNotFound);
        if (!call.Project.ResetCodes.TryTake(request.ResetCode, owner => owner == user.Id, out _)) return call.Answer(Examples.ObjectNotFound);

        call.Changed(Change.ResetCodeTaken, user.Id);
        call.Project.Users.Change(user.Id, current => current.WithPassword(request.NewPassword));
        call.Changed(Change.PasswordChanged, user.Id);
        // Sessions and tokens that came from the old password end.
        call.Project.ResetCodes.Drop(owner => owner == user.Id);
        call.Project.Links.Drop(link => link.Kind == LinkKind.ResetPassword && link.Subject == user.Id);
        Logins.LogOut(call, user);
        return call.Answer(Examples.PasswordChanged);
    }
}
