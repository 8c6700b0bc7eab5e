using XsollaLogin.ContractCheck.Running;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractCheck.Checks;

internal static class AskFieldsChecks
{
    public static IEnumerable<Check> All =>
    [
        new(OperationIds.GetAskFields, "no token", Examples.InvalidToken) { Blockers = Blockers.None },
        new(OperationIds.GetAskFields, "an unknown token", Examples.InvalidToken) { Change = (request, _) => request.Token = UnknownValues.Token },
        new(OperationIds.GetAskFields, "the token of the user", Examples.NothingMissing, Examples.PhoneMissing, Examples.EmailMissing)
        {
            AlsoRequires = [Username, Password],
            Send = async session =>
            {
                var token = await session.UserTokenAsync();
                return await session.SendAsync(OperationIds.GetAskFields, request => request.Token = token);
            },
        },
        new(OperationIds.Ask, "an unknown token", Examples.InvalidToken) { Change = (request, _) => request.SetInBody(("token", UnknownValues.Token)) },
        new(OperationIds.AskOAuth2, "an unknown token", Examples.InvalidToken) { Change = (request, _) => request.SetInBody(("token", UnknownValues.Token)) },
    ];
}
