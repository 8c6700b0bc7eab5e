using XsollaLogin.BlackBoxTests.Asking;
using static XsollaLogin.BlackBoxTests.Settings.Setting;

namespace XsollaLogin.BlackBoxTests.Checks;

internal static class PasswordChecks
{
    public static IEnumerable<Check> All =>
    [
        new("signUp", "a new user", "LoggedIn", "ConfirmationEmailSent") { Writes = true, AskedBy = session => session.SignUpAsync() },
        new("signUpOAuth2", "a new user", "LoggedInWithCode", "ConfirmationEmailSent") { Writes = true },
        .. Taken("signUp"),
        .. Taken("signUpOAuth2"),
        .. Login("login", "LoggedIn"),
        .. Login("loginOAuth2", "LoggedInWithCode"),
        new("resendConfirmationLink", "a user whom nobody knows", "UserNotFound"),
        new("resendConfirmationLinkOAuth2", "a user whom nobody knows", "UserNotFound"),
        OfNewcomer("resendConfirmationLink", "a new user", "ConfirmationEmailSent"),
        OfNewcomer("resendConfirmationLinkOAuth2", "a new user", "ConfirmationEmailSent", "AccountConfirmedAlready"),
    ];

    /// <summary>Asked in the name of the user that the checks make.</summary>
    public static Check OfNewcomer(string operation, string asked, params IEnumerable<string> expected) => OfNewcomer(operation, asked, "username", newcomer => newcomer.Username, expected);

    private static Check OfNewcomer(string operation, string asked, string member, Func<Stranger, string> name, params IEnumerable<string> expected) => new(operation, asked, expected)
    {
        Writes = true,
        AlsoNeeds = [ProjectId],
        AskedBy = session => session.AskAfterSignUpAsync(operation, request => request.Give((member, name(session.Newcomer)))),
    };

    private static IEnumerable<Check> Taken(string operation) =>
    [
        OfNewcomer(operation, "a username that another has", "UsernameTaken"),
        OfNewcomer(operation, "an e-mail address that another has", "email", newcomer => newcomer.Email, "EmailTaken"),
    ];

    // With the user's own name only the right password is tried: a wrong one could lock the user out.
    private static IEnumerable<Check> Login(string operation, string loggedIn) =>
    [
        new(operation, "a user whom nobody knows", "WrongUsernameOrPassword"),
        new(operation, "the user", loggedIn, "WithAskFields") { AlsoNeeds = [Username, Password], AskedBy = session => session.LoginAsync(operation) },
        OfNewcomer(operation, "a new user with a wrong password", "WrongUsernameOrPassword", "AccountNotConfirmed"),
    ];
}
