using XsollaLogin.ContractCheck.Running;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractCheck.Checks;

internal static class PasswordChecks
{
    public static IEnumerable<Check> All =>
    [
        new(OperationIds.SignUp, "a new user", Examples.LoggedIn, Examples.ConfirmationEmailSent) { Writes = true, Send = session => session.SignUpAsync() },
        new(OperationIds.SignUpOAuth2, "a new user", Examples.LoggedInWithCode, Examples.ConfirmationEmailSent) { Writes = true },
        .. Taken(OperationIds.SignUp),
        .. Taken(OperationIds.SignUpOAuth2),
        .. Login(OperationIds.Login, Examples.LoggedIn),
        .. Login(OperationIds.LoginOAuth2, Examples.LoggedInWithCode),
        .. Login(OperationIds.LoginOAuth2Token, Examples.TokenIssued),
        new(OperationIds.ResendConfirmationLink, "an unknown user", Examples.UserNotFound),
        new(OperationIds.ResendConfirmationLinkOAuth2, "an unknown user", Examples.UserNotFound),
        OfNewUser(OperationIds.ResendConfirmationLink, "the new user", Examples.ConfirmationEmailSent),
        OfNewUser(OperationIds.ResendConfirmationLinkOAuth2, "the new user", Examples.ConfirmationEmailSent, Examples.AccountConfirmedAlready),
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
        OfNewUser(operation, "the username of another user", Examples.UsernameTaken),
        OfNewUser(operation, "the email address of another user", "email", user => user.Email, [Examples.EmailTaken]),
    ];

    // A wrong password for the given user could lock this user out.
    private static IEnumerable<Check> Login(string operation, string loggedIn) =>
    [
        new(operation, "an unknown user", Examples.WrongUsernameOrPassword),
        new(operation, "the user", loggedIn, Examples.WithAskFields) { AlsoRequires = [Username, Password], Send = session => session.LoginAsync(operation) },
        OfNewUser(operation, "the new user with a wrong password", Examples.WrongUsernameOrPassword, Examples.AccountNotConfirmed),
    ];
}
