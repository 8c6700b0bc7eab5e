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
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return error;

        var user = new User
        {
            Id = call.Project.Ids.NewUserId(),
            Username = request.Username,
            Email = request.Email,
            Confirmed = !call.Project.Settings.RequireAccountConfirmation,
            Fields = RegistrationFields.Of(request),
        }.WithPassword(request.Password);
        switch (call.Project.Users.Register(user))
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
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return error;
        return Authenticate(call, request, out var user)
            ?? Logins.CompleteOrAsk(call, user!, LoginMethod.Password, target with { RememberMe = request.RememberMe == true });
    }

    /// <summary>Logs a user in without a redirect: the answer has the tokens.</summary>
    public static Answer LoginForTokens(Call call)
    {
        // The login ends at no URL, so that the request need not choose one of several.
        if (LoginTargets.ErrorOf(call, out var target) is { } error && error.Name != Examples.MultipleLoginUrls) return error;
        if (call.Project.Settings.Clients.Any(client => client.ClientId == target.ClientId && client.ClientSecret is not null))
            return call.Answer(Examples.CallNotAvailable);
        return Authenticate(call, call.Read(RequestJson.Default.LoginRequest), out var user) ?? TokenFlow.IssueOrAsk(call, user!, target);
    }

    /// <summary>Returns the error of a login; null: the user is authenticated.</summary>
    private static Answer? Authenticate(Call call, LoginRequest request, out User? user)
    {
        user = null;
        if (CaptchaIsNeeded(call, request.Username)) return call.Answer(Examples.CaptchaNeeded);

        user = call.Project.Users.FindByLogin(request.Username);
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
        return null;
    }

    public static Answer ResendConfirmationLink(Call call)
    {
        var request = call.Read(RequestJson.Default.UsernameRequest);
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return error;
        // An account that is not confirmed cannot be confirmed by email if it has no address.
        if (call.Project.Users.FindByLogin(request.Username) is not { } user || user is { Confirmed: false, Email: null })
            return call.Answer(Examples.UserNotFound);
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
