using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Registration, log-in by password, account confirmation.</summary>
internal static class PasswordFlow
{
    private const string Method = "xsolla_login";

    private static readonly string[] CaptchaHeaders = [Parameters.XLotNumber, Parameters.XCaptchaOutput, Parameters.XPassToken, Parameters.XGenTime];

    public static Answer SignUp(Call call)
    {
        var request = call.Read(BodyJson.Default.SignUpRequest);
        if (LogInEnds.Refusal(call, out var end) is { } refused) return call.Answer(refused);

        var user = new User
        {
            Id = call.World.Ids.NewUserId(),
            Username = request.Username,
            Email = request.Email,
            Confirmed = !call.World.Settings.RequireAccountConfirmation,
        }.WithPassword(request.Password);
        switch (call.World.Users.Add(user))
        {
            case Registration.UsernameTaken: return call.Answer(Examples.UsernameTaken);
            case Registration.EmailTaken: return call.Answer(Examples.EmailTaken);
        }

        call.Changed(Change.UserAdded, user.Id);
        if (user.Confirmed) return LogIns.Complete(call, user, Method, end);
        Post.AccountConfirmation(call, user, end);
        return call.Answer(Examples.ConfirmationEmailSent);
    }

    public static Answer LogIn(Call call)
    {
        var request = call.Read(BodyJson.Default.LogInRequest);
        if (LogInEnds.Refusal(call, out var end) is { } refused) return call.Answer(refused);
        if (CaptchaIsNeeded(call, request.Username)) return call.Answer(Examples.CaptchaNeeded);

        var user = call.World.Users.FindByLogin(request.Username);
        if (user is null || !user.HasPassword(request.Password))
        {
            // The same answer for both: it must not tell who exists.
            call.World.FailedLogIns.Add(request.Username);
            call.Changed(Change.FailedLogInCounted);
            return call.Answer(Examples.WrongUsernameOrPassword);
        }

        if (user.Banned) return call.Answer(Examples.UserBanned);
        if (!user.Confirmed) return call.Answer(Examples.AccountNotConfirmed);
        if (call.World.FailedLogIns.Clear(request.Username)) call.Changed(Change.FailedLogInsCleared, user.Id);
        return LogIns.CompleteOrAsk(call, user, Method, end with { RememberMe = request.RememberMe == true });
    }

    public static Answer ResendConfirmationLink(Call call)
    {
        var request = call.Read(BodyJson.Default.UsernameRequest);
        if (LogInEnds.Refusal(call, out var end) is { } refused) return call.Answer(refused);
        if (call.World.Users.FindByLogin(request.Username) is not { } user) return call.Answer(Examples.UserNotFound);
        if (!user.Confirmed) Post.AccountConfirmation(call, user, end);
        else if (call.Operation.Find(Examples.AccountConfirmedAlready) is { } already) return already;
        return call.Answer(Examples.ConfirmationEmailSent);
    }

    private static bool CaptchaIsNeeded(Call call, string login)
    {
        var most = call.World.Settings.CaptchaAfterFailures;
        return most > 0 && call.World.FailedLogIns.Of(login) >= most && !CaptchaHeaders.All(call.HasHeader);
    }
}
