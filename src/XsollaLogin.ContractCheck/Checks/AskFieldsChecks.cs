using XsollaLogin.ContractCheck.Running;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractCheck.Checks;

internal static class AskFieldsChecks
{
    public static IEnumerable<Check> All =>
    [
        new("getAskFields", "no token", "InvalidToken") { Blockers = Blockers.None },
        new("getAskFields", "an unknown token", "InvalidToken") { Change = (request, _) => request.Token = UnknownValues.Token },
        new("getAskFields", "the token of the user", "NothingMissing", "PhoneMissing", "EmailMissing")
        {
            AlsoRequires = [Username, Password],
            Send = async session =>
            {
                var token = await session.UserTokenAsync();
                return await session.SendAsync("getAskFields", request => request.Token = token);
            },
        },
        new("ask", "an unknown token", "InvalidToken") { Change = (request, _) => request.SetInBody(("token", UnknownValues.Token)) },
        new("askOAuth2", "an unknown token", "InvalidToken") { Change = (request, _) => request.SetInBody(("token", UnknownValues.Token)) },
    ];
}
