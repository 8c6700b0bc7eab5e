using XsollaLogin.ContractCheck.Running;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractCheck.Checks;

internal static class SsoChecks
{
    public static IEnumerable<Check> All =>
    [
        .. Session(OperationIds.CheckSso, Examples.SessionFound),
        .. Session(OperationIds.RedirectSso, Examples.SessionRedirected),
        .. Session(OperationIds.CheckSsoOAuth2, Examples.SessionFound),
        new(OperationIds.Logout, "no token", Examples.InvalidToken) { Blockers = Blockers.None },
        new(OperationIds.Logout, "an unknown token", Examples.InvalidToken) { Change = (request, _) => request.Token = UnknownValues.Token },
        new(OperationIds.Logout, "the new user", Examples.LoggedOut) { Writes = true, AlsoRequires = [ProjectId], Send = session => session.LogoutAsync() },
        new(OperationIds.ClearSso, "no session", Examples.SessionCleared),
    ];

    // In a project without single sign-on, a login starts no session.
    private static IEnumerable<Check> Session(string operation, string found) =>
    [
        new(operation, "no session", Examples.UnauthorizedUser),
        new(operation, "the session of the user", found, Examples.UnauthorizedUser)
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
