namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The calls checkUserAuthSSO, userAuthSSOWithRedirect, logout and clearSSO; the project keeps the cookies of one user.</summary>
public class SsoCallTests(MockFixture mock)
{
    [Theory, BothProtocols]
    public async Task A_session_returns_a_code_for_tokens(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        // A client exchanges the code, which the project must have.
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId } } });
        await project.Api().SignUpAsync(Person.John);

        var code = await project.Api().CheckUserAuthSsoAsync();

        await project.ValidateAsync((await project.ExchangeAsync(code)).AccessToken);
    }

    [Theory, BothProtocols]
    public async Task A_session_redirects_with_a_code(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var api = project.Api();
        await api.SignUpAsync(Person.John);

        var named = await api.UserAuthSsoWithRedirectAsync("https://other.example.com/");
        var usual = await api.UserAuthSsoWithRedirectAsync();

        Assert.StartsWith("https://other.example.com/?code=", named.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(Ending.CallbackUrl, usual.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothProtocols]
    public async Task A_missing_session_is_rejected(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);

        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.Api().CheckUserAuthSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.Api().UserAuthSsoWithRedirectAsync());
    }

    [Theory, BothProtocols]
    public async Task Logout_ends_the_session_and_with_all_also_the_tokens(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var api = project.Api();
        await api.SignUpAsync(Person.John);
        var token = await project.TokenOfAsync(await api.LoginAsync(Person.John));

        await api.LogoutAsync(token, LogoutScope.Sso);
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => api.CheckUserAuthSsoAsync());
        await project.ValidateAsync(token);
        await api.LogoutAsync(token, LogoutScope.All);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => api.LogoutAsync(token, LogoutScope.All));
    }

    [Theory, BothProtocols]
    public async Task ClearSSO_removes_the_cookies(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var api = project.Api();
        await api.SignUpAsync(Person.John);

        await api.ClearSsoAsync();

        Assert.Empty(project.Cookies.GetCookies(mock.Mock.BaseAddress));
    }
}
