using XsollaLogin.ContractCheck.Running;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractCheck.Checks;

internal static class SsoChecks
{
    public static IEnumerable<Check> All =>
    [
        .. Session("checkSso", "SessionFound"),
        .. Session("redirectSso", "SessionRedirected"),
        .. Session("checkSsoOAuth2", "SessionFound"),
        new("logout", "no token", "InvalidToken") { Blockers = Blockers.None },
        new("logout", "an unknown token", "InvalidToken") { Change = (request, _) => request.Token = UnknownValues.Token },
        new("logout", "the new user", "LoggedOut") { Writes = true, AlsoRequires = [ProjectId], Send = session => session.LogoutAsync() },
        new("clearSso", "no session", "SessionCleared"),
    ];

    // In a project without single sign-on, a login starts no session.
    private static IEnumerable<Check> Session(string operation, string found) =>
    [
        new(operation, "no session", "UnauthorizedUser"),
        new(operation, "the session of the user", found, "UnauthorizedUser")
        {
            AlsoRequires = [ProjectId, Username, Password],
            Send = async session =>
            {
                var cookies = await session.CookiesAsync();
                return await session.SendAsync(operation, change: null, cookies);
            },
        },
    ];
}
