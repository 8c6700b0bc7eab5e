using XsollaLogin.BlackBoxTests.Asking;
using static XsollaLogin.BlackBoxTests.Settings.Setting;

namespace XsollaLogin.BlackBoxTests.Checks;

internal static class AskFieldsChecks
{
    public const string NobodysToken = "no.such.token";

    public static IEnumerable<Check> All =>
    [
        new("getAskFields", "without a token", "InvalidToken") { Circumstances = Circumstances.None },
        new("getAskFields", "a token of nobody", "InvalidToken") { With = (request, _) => request.Token = NobodysToken },
        new("getAskFields", "the user's token", "NothingMissing", "PhoneMissing", "EmailMissing") { AlsoNeeds = [Username, Password], AskedBy = OfUserAsync },
        new("ask", "a token of nobody", "InvalidToken") { With = (request, _) => request.Give(("token", NobodysToken)) },
        new("askOAuth2", "a token of nobody", "InvalidToken") { With = (request, _) => request.Give(("token", NobodysToken)) },
    ];

    private static async Task<HttpResponseMessage> OfUserAsync(Session session)
    {
        var token = await session.UserTokenAsync();
        return await session.AskAsync("getAskFields", request => request.Token = token);
    }
}
