using XsollaLogin.BlackBoxTests.Asking;
using static XsollaLogin.BlackBoxTests.Settings.Setting;

namespace XsollaLogin.BlackBoxTests.Checks;

internal static class TokenChecks
{
    public static IEnumerable<Check> All =>
    [
        new("exchangeToken", "a code that never was", "InvalidGrant")
        {
            With = (request, session) => request.Give(("code", AskFieldsChecks.NobodysToken), ("client_secret", session.Settings[ClientSecret])),
        },
        new("exchangeToken", "a client that nobody has", "ObjectNotFound", "ProjectNotFound", "ClientAuthenticationFailed")
        {
            Circumstances = Circumstances.Load,
            With = (request, _) => request.Body!["client_id"] = InvalidRequestChecks.NobodysClient,
        },
        new("exchangeToken", "the code of the user's login", "TokenIssued") { AlsoNeeds = [Username, Password], AskedBy = session => session.ExchangeAsync() },
        new("exchangeToken", "the same code again", "InvalidGrant") { AlsoNeeds = [Username, Password], AskedBy = session => session.ExchangeAgainAsync() },
        new("validateToken", "a token of nobody", "TokenNotValid") { With = (request, _) => request.Give(("token", AskFieldsChecks.NobodysToken)) },
        new("validateToken", "the user's token", "TokenValid")
        {
            AlsoNeeds = [ProjectId, Username, Password],
            AskedBy = async session => await ValidateAsync(session, await session.UserTokenAsync()),
        },
        new("validateToken", "the token of a new user who has logged out", "TokenNotValid")
        {
            Writes = true,
            AlsoNeeds = [ProjectId],
            AskedBy = async session =>
            {
                await session.LogoutAsync();
                return await ValidateAsync(session, await session.NewcomerTokenAsync());
            },
        },
        new("getJwks", "the project's keys", "Keys"),
        new("getKeys", "the project's keys", "Keys"),
    ];

    private static Task<HttpResponseMessage> ValidateAsync(Session session, string token) => session.AskAsync("validateToken", request => request.Give(("token", token)));
}
