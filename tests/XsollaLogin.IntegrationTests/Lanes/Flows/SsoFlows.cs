namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class SsoFlows
{
    public static readonly LaneFlow[] All = [new("use a session", UseSessionAsync), new("log out", LogoutAsync), new("clear the session", ClearAsync)];

    private static async Task UseSessionAsync(TestProject project)
    {
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.RedirectSsoAsync());
        await project.SignUpAsync();
        await project.ExchangeAsync(await project.CheckSsoAsync(payload: "from the session"));
        var landing = new LandingUrl((await project.RedirectSsoAsync("https://game.example.com/path?a=b#part"))!.ToString());
        await project.ExchangeAsync(landing["code"], redirectUri: null);
        await project.ExchangeAsync(new LandingUrl(await project.CheckSsoOAuth2Async(new Ending { Scope = "offline" }))["code"]);
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.InAnotherBrowser().CheckSsoAsync());
    }

    private static async Task LogoutAsync(TestProject project)
    {
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await project.LogoutAsync(token, LogoutScope.Sso);
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
        await project.ValidateAsync(token);
        await project.LogoutAsync(token);
        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.LogoutAsync(token));
    }

    private static async Task ClearAsync(TestProject project)
    {
        await project.SignUpAsync();
        await project.ClearSsoAsync();
        Assert.Empty(project.Cookies.GetAllCookies());
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
    }
}
