using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Sign-up, login by password and account confirmation.</summary>
internal static class PasswordFlow
{
    private static readonly string[] CaptchaHeaders = [Parameters.XLotNumber, Parameters.XCaptchaOutput, Parameters.XPassToken, Parameters.XGenTime];

    public static Answer SignUp(Call call)
    {
        var request = call.Read(RequestJson.Default.SignUpRequest);
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return call.Answer(error);

        var user = new User
        {
            Id = call.Project.Ids.NewUserId(),
            Username = request.Username,
            Email = request.Email,
            Confirmed = !call.Project.Settings.RequireAccountConfirmation,
            Fields = RegistrationFields.Of(request),
        }.WithPassword(request.Password);
        switch (call.Project.Users.Add(user))
        {
            case RegistrationResult.UsernameTaken: return call.Answer(Examples.UsernameTaken);
            case RegistrationResult.EmailTaken: return call.Answer(Examples.EmailTaken);
        }

        call.Changed(Change.UserAdded, user.Id);
        if (user.Confirmed) return Logins.Complete(call, user, LoginMethod.Password, target);
        MessageSender.SendAccountConfirmation(call, user, target);
        return call.Answer(Examples.ConfirmationEmailSent);
    }

    public static Answer Login(Call call)
    {
        var request = call.Read(RequestJson.Default.LoginRequest);
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return call.Answer(error);
        if (CaptchaIsNeeded(call, request.Username)) return call.Answer(Examples.CaptchaNeeded);

        var user = call.Project.Users.FindByLogin(request.Username);
        if (user is null || !user.HasPassword(request.Password))
        {
            // The same answer in both cases, so that it does not reveal whether the user exists.
            call.Project.FailedLogins.Add(request.Username);
            call.Changed(Change.FailedLoginCounted);
            return call.Answer(Examples.WrongUsernameOrPassword);
        }

        if (user.Banned) return call.Answer(Examples.UserBanned);
        if (!user.Confirmed) return call.Answer(Examples.AccountNotConfirmed);
        if (call.Project.FailedLogins.Clear(request.Username)) call.Changed(Change.FailedLoginsCleared, user.Id);
        return Logins.CompleteOrAsk(call, user, LoginMethod.Password, target with { RememberMe = request.RememberMe == true });
    }

    public static Answer ResendConfirmationLink(Call call)
    {
        var request = call.Read(RequestJson.Default.UsernameRequest);
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return call.Answer(error);
        if (call.Project.Users.FindByLogin(request.Username) is not { } user) return call.Answer(Examples.UserNotFound);
        if (!user.Confirmed) MessageSender.SendAccountConfirmation(call, user, target);
        else if (call.Operation.Find(Examples.AccountConfirmedAlready) is { } already) return already;
        return call.Answer(Examples.ConfirmationEmailSent);
    }

    private static bool CaptchaIsNeeded(Call call, string login)
    {
        var most = call.Project.Settings.CaptchaAfterFailures;
        return most > 0 && call.Project.FailedLogins.Of(login) >= most && !CaptchaHeaders.All(call.HasHeader);
    }
}
