namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class SsoFlows
{
    public static readonly LaneFlow[] All = [new("use a session", UseSessionAsync), new("log out", LogOutAsync), new("clear the session", ClearAsync)];

    private static async Task UseSessionAsync(World world)
    {
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.CheckSsoAsync());
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.RedirectSsoAsync());
        await world.SignUpAsync();
        await world.ExchangeAsync(await world.CheckSsoAsync(payload: "from the session"));
        var landing = new LoginUrl((await world.RedirectSsoAsync("https://game.example.com/path?a=b#part"))!.ToString());
        await world.ExchangeAsync(landing["code"], redirectUri: null);
        await world.ExchangeAsync(new LoginUrl(await world.CheckSsoOAuth2Async(new Ending { Scope = "offline" }))["code"]);
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.InAnotherBrowser().CheckSsoAsync());
    }

    private static async Task LogOutAsync(World world)
    {
        var token = await world.TokenOfAsync((await world.SignUpAsync())!.LoginUrl);
        await world.LogOutAsync(token, Sessions.Sso);
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.CheckSsoAsync());
        await world.ValidateAsync(token);
        await world.LogOutAsync(token);
        await Refused.ByAsync(ErrorCode.TokenNotValid, () => world.ValidateAsync(token));
        await Refused.ByAsync(ErrorCode.InvalidToken, () => world.LogOutAsync(token));
    }

    private static async Task ClearAsync(World world)
    {
        await world.SignUpAsync();
        await world.ClearSsoAsync();
        Assert.Empty(world.Cookies.GetAllCookies());
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.CheckSsoAsync());
    }
}
