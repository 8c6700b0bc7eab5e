using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>The code of a Single Sign-On session: earlier tokens, and an exchange that fails.</summary>
public class SsoCodeTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_with_logout_revokes_older_tokens_and_returns_a_code_that_works(bool redirect)
    {
        await using var project = await ProjectWithClientAsync();
        var older = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var code = redirect ? await CodeOfRedirectAsync(project) : await CodeOfCheckAsync(project);

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(older));
        await project.ValidateAsync((await project.ExchangeAsync(code)).AccessToken);
    }

    [Fact]
    public async Task A_check_without_logout_keeps_older_tokens()
    {
        await using var project = await mock.NewProjectAsync();
        var older = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await project.CheckSsoAsync();

        await project.ValidateAsync(older);
    }

    [Fact]
    public async Task An_exchange_by_a_client_that_the_project_does_not_have_says_so()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var code = await project.CheckSsoAsync();
        var error = await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code));

        Assert.Contains(project.ProjectId, error.Description, StringComparison.Ordinal);
        Assert.Contains($"\"clients\": [{{\"client_id\": {project.ClientId}}}]", error.Description, StringComparison.Ordinal);
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId } } });
        await project.ValidateAsync((await project.ExchangeAsync(code)).AccessToken);
    }

    [Fact]
    public async Task A_client_that_the_JS_SDK_sent_with_the_login_does_not_hide_the_reason()
    {
        await using var project = await mock.NewProjectAsync();
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId + 1 } } });
        await project.SignUpAsync();
        using var login = new StringContent($$"""{"username": "{{Person.John.Username}}", "password": "{{Person.John.Password}}"}""", null, "application/json");
        using var answer = await project.Http.PostAsync($"login?projectId={project.ProjectId}&client_id={project.ClientId}", login, Stop);
        var code = await project.CheckSsoAsync();
        var error = await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code));

        Assert.Contains($"\"clients\": [{{\"client_id\": {project.ClientId}}}]", error.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strict_mock_says_it_too()
    {
        await using var strict = await mock.StartAnotherAsync(new MockLoginServerOptions { Strict = true });
        await using var project = strict.Project("game");
        await project.ConfigureAsync(new { });
        await strict.Project("other").ConfigureAsync(new { });
        await project.SignUpAsync();
        var code = await project.CheckSsoAsync();
        var error = await ErrorAssert.ThrowsAsync(ErrorCode.ProjectNotFound, () => project.ExchangeAsync(code));

        Assert.Contains($"project game, which does not have the client {project.ClientId}: add \"clients\"", error.Description, StringComparison.Ordinal);
    }

    private static async Task<string> CodeOfRedirectAsync(TestProject project)
    {
        var redirect = await project.Sso.RedirectSsoAsync(
            new() { ProjectId = project.ProjectId, LoginUrl = Ending.CallbackUrl, WithLogout = true }, Stop);
        return new LandingUrl(redirect.Location?.ToString())["code"];
    }

    private static async Task<string> CodeOfCheckAsync(TestProject project) =>
        (await project.Sso.CheckSsoAsync(new() { ProjectId = project.ProjectId, WithLogout = true }, Stop)).Result.Code;

    /// <summary>A client exchanges the code of a session, which the project must have.</summary>
    private async Task<TestProject> ProjectWithClientAsync()
    {
        var project = await mock.NewProjectAsync();
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId } } });
        return project;
    }
}
