using XsollaLogin.ContractCheck.Running;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractCheck.Checks;

internal static class PasswordChecks
{
    public static IEnumerable<Check> All =>
    [
        new("signUp", "a new user", "LoggedIn", "ConfirmationEmailSent") { Writes = true, Send = session => session.SignUpAsync() },
        new("signUpOAuth2", "a new user", "LoggedInWithCode", "ConfirmationEmailSent") { Writes = true },
        .. Taken("signUp"),
        .. Taken("signUpOAuth2"),
        .. Login("login", "LoggedIn"),
        .. Login("loginOAuth2", "LoggedInWithCode"),
        new("resendConfirmationLink", "an unknown user", "UserNotFound"),
        new("resendConfirmationLinkOAuth2", "an unknown user", "UserNotFound"),
        OfNewUser("resendConfirmationLink", "the new user", "ConfirmationEmailSent"),
        OfNewUser("resendConfirmationLinkOAuth2", "the new user", "ConfirmationEmailSent", "AccountConfirmedAlready"),
    ];

    /// <summary>Makes a check that sends the username of the user that the checks create.</summary>
    public static Check OfNewUser(string operation, string description, params IEnumerable<string> expected) =>
        OfNewUser(operation, description, "username", user => user.Username, expected);

    private static Check OfNewUser(string operation, string description, string member, Func<RandomUser, string> value, IEnumerable<string> expected) =>
        new(operation, description, expected)
        {
            Writes = true,
            AlsoRequires = [ProjectId],
            Send = session => session.SendAfterSignUpAsync(operation, request => request.SetInBody((member, value(session.NewUser)))),
        };

    private static IEnumerable<Check> Taken(string operation) =>
    [
        OfNewUser(operation, "the username of another user", "UsernameTaken"),
        OfNewUser(operation, "the email address of another user", "email", user => user.Email, ["EmailTaken"]),
    ];

    // A wrong password for the given user could lock this user out.
    private static IEnumerable<Check> Login(string operation, string loggedIn) =>
    [
        new(operation, "an unknown user", "WrongUsernameOrPassword"),
        new(operation, "the user", loggedIn, "WithAskFields") { AlsoRequires = [Username, Password], Send = session => session.LoginAsync(operation) },
        OfNewUser(operation, "the new user with a wrong password", "WrongUsernameOrPassword", "AccountNotConfirmed"),
    ];
}
