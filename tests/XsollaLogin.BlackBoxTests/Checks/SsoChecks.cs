using XsollaLogin.BlackBoxTests.Asking;
using static XsollaLogin.BlackBoxTests.Settings.Setting;

namespace XsollaLogin.BlackBoxTests.Checks;

internal static class SsoChecks
{
    public static IEnumerable<Check> All =>
    [
        .. Session("checkSso", "SessionFound"),
        .. Session("redirectSso", "SessionRedirected"),
        .. Session("checkSsoOAuth2", "SessionFound"),
        new("logout", "without a token", "InvalidToken") { Circumstances = Circumstances.None },
        new("logout", "a token of nobody", "InvalidToken") { With = (request, _) => request.Token = AskFieldsChecks.NobodysToken },
        new("logout", "a new user", "LoggedOut") { Writes = true, AlsoNeeds = [ProjectId], AskedBy = session => session.LogoutAsync() },
        new("clearSso", "without a session", "SessionCleared"),
    ];

    // A project may have Single Sign-On turned off: then no login makes a session.
    private static IEnumerable<Check> Session(string operation, string found) =>
    [
        new(operation, "without a session", "UnauthorizedUser"),
        new(operation, "the user's session", found, "UnauthorizedUser")
        {
            AlsoNeeds = [ProjectId, Username, Password],
            AskedBy = async session =>
            {
                var cookies = await session.CookiesAsync();
                return await session.AskAsync(operation, change: null, cookies);
            },
        },
    ];
}
