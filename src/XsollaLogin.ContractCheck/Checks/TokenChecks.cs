using XsollaLogin.ContractCheck.Running;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractCheck.Checks;

internal static class TokenChecks
{
    public static IEnumerable<Check> All =>
    [
        new(OperationIds.ExchangeToken, "an unknown code", Examples.InvalidGrant)
        {
            Change = (request, session) => request.SetInBody(("code", UnknownValues.Code), (Members.ClientSecret, session.Settings[ClientSecret])),
        },
        new(OperationIds.ExchangeToken, "an unknown client", Examples.ObjectNotFound, Examples.ProjectNotFound, Examples.ClientAuthenticationFailed)
        {
            Blockers = Blockers.RateLimit,
            Change = (request, _) => request.Body![Members.ClientId] = UnknownValues.ClientId,
        },
        new(OperationIds.ExchangeToken, "the code of the user", Examples.TokenIssued)
        {
            AlsoRequires = [Username, Password],
            Send = session => session.ExchangeAsync(),
        },
        new(OperationIds.ExchangeToken, "the same code again", Examples.InvalidGrant)
        {
            AlsoRequires = [Username, Password],
            Send = session => session.ExchangeAgainAsync(),
        },
        new(OperationIds.ValidateToken, "an unknown token", Examples.TokenNotValid)
        {
            Change = (request, _) => request.SetInBody(("token", UnknownValues.Token)),
        },
        new(OperationIds.ValidateToken, "the token of the user", Examples.TokenValid)
        {
            AlsoRequires = [ProjectId, Username, Password],
            Send = async session => await ValidateAsync(session, await session.UserTokenAsync()),
        },
        new(OperationIds.ValidateToken, "the token of the new user after the logout", Examples.TokenNotValid)
        {
            Writes = true,
            AlsoRequires = [ProjectId],
            Send = async session =>
            {
                await session.LogoutAsync();
                return await ValidateAsync(session, await session.NewUserTokenAsync());
            },
        },
        new(OperationIds.GetJwks, "the keys of the project", Examples.Keys),
        new(OperationIds.GetKeys, "the keys of the project", Examples.Keys),
    ];

    private static Task<HttpResponseMessage> ValidateAsync(Session session, string token) =>
        session.SendAsync(OperationIds.ValidateToken, request => request.SetInBody(("token", token)));
}
