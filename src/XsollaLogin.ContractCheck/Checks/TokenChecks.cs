using XsollaLogin.ContractCheck.Running;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractCheck.Checks;

internal static class TokenChecks
{
    public static IEnumerable<Check> All =>
    [
        new("exchangeToken", "an unknown code", "InvalidGrant")
        {
            Change = (request, session) => request.SetInBody(("code", UnknownValues.Code), ("client_secret", session.Settings[ClientSecret])),
        },
        new("exchangeToken", "an unknown client", "ObjectNotFound", "ProjectNotFound", "ClientAuthenticationFailed")
        {
            Blockers = Blockers.RateLimit,
            Change = (request, _) => request.Body!["client_id"] = UnknownValues.ClientId,
        },
        new("exchangeToken", "the code of the user", "TokenIssued") { AlsoRequires = [Username, Password], Send = session => session.ExchangeAsync() },
        new("exchangeToken", "the same code again", "InvalidGrant") { AlsoRequires = [Username, Password], Send = session => session.ExchangeAgainAsync() },
        new("validateToken", "an unknown token", "TokenNotValid") { Change = (request, _) => request.SetInBody(("token", UnknownValues.Token)) },
        new("validateToken", "the token of the user", "TokenValid")
        {
            AlsoRequires = [ProjectId, Username, Password],
            Send = async session => await ValidateAsync(session, await session.UserTokenAsync()),
        },
        new("validateToken", "the token of the new user after the logout", "TokenNotValid")
        {
            Writes = true,
            AlsoRequires = [ProjectId],
            Send = async session =>
            {
                await session.LogoutAsync();
                return await ValidateAsync(session, await session.NewUserTokenAsync());
            },
        },
        new("getJwks", "the keys of the project", "Keys"),
        new("getKeys", "the keys of the project", "Keys"),
    ];

    private static Task<HttpResponseMessage> ValidateAsync(Session session, string token) =>
        session.SendAsync("validateToken", request => request.SetInBody(("token", token)));
}
