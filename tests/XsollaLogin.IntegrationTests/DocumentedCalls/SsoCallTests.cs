namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>checkUserAuthSSO, userAuthSSOWithRedirect, logout, clearSSO; the world keeps the cookies of one user.</summary>
public class SsoCallTests(MockFixture mock)
{
    [Theory, BothProtocols]
    public async Task Who_is_logged_in_gets_a_code_for_tokens(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        // The code is exchanged by a client, which the project has to know.
        await world.Api(options => options.ClientId = world.ClientId).SignUpAsync(Person.John);

        var code = await world.Api().CheckUserAuthSsoAsync();

        await world.ValidateAsync((await world.ExchangeAsync(code)).AccessToken);
    }

    [Theory, BothProtocols]
    public async Task Who_is_logged_in_is_redirected_with_a_code(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        var api = world.Api();
        await api.SignUpAsync(Person.John);

        var named = await api.UserAuthSsoWithRedirectAsync("https://other.example.com/");
        var usual = await api.UserAuthSsoWithRedirectAsync();

        Assert.StartsWith("https://other.example.com/?code=", named.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(Ending.CallbackUrl, usual.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothProtocols]
    public async Task Who_is_not_logged_in_is_refused(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);

        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.Api().CheckUserAuthSsoAsync());
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => world.Api().UserAuthSsoWithRedirectAsync());
    }

    [Theory, BothProtocols]
    public async Task Logging_out_ends_the_session_and_with_all_the_tokens_too(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        var api = world.Api();
        await api.SignUpAsync(Person.John);
        var token = await world.TokenOfAsync(await api.LoginAsync(Person.John));

        await api.LogoutAsync(token, Sessions.Sso);
        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => api.CheckUserAuthSsoAsync());
        await world.ValidateAsync(token);
        await api.LogoutAsync(token, Sessions.All);
        await Refused.ByAsync(ErrorCode.InvalidToken, () => api.LogoutAsync(token, Sessions.All));
    }

    [Theory, BothProtocols]
    public async Task Clearing_removes_the_cookies(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        var api = world.Api();
        await api.SignUpAsync(Person.John);

        await api.ClearSsoAsync();

        Assert.Empty(world.Cookies.GetCookies(mock.Mock.BaseAddress));
    }
}
