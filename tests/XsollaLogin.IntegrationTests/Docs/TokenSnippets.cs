using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using XsollaLogin.Client.Tokens;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets about tokens.</summary>
public class TokenSnippets(MockFixture mock)
{
    [Fact]
    public async Task A_token_is_renewed_and_validated()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { jwtAlgorithm = "RS256" });
        var (services, projectId) = (new ServiceCollection(), project.ProjectId);
        services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = (projectId, mock.Mock.BaseAddress));

        services.AddSingleton(provider => new RenewingUserTokenProvider(
            provider.GetRequiredService<ITokenClient>(),
            new() { ClientId = 57, Logger = provider.GetRequiredService<ILogger<RenewingUserTokenProvider>>() }));
        services.AddSingleton<IUserTokenProvider>(provider => provider.GetRequiredService<RenewingUserTokenProvider>());
        services.AddHttpClient("game").AddUserToken("api.example.com");

        services.AddSingleton(provider => XsollaLoginTokenValidator.ForKeys(
            provider.GetRequiredService<ITokenClient>(),
            new() { ProjectId = projectId, Logger = provider.GetRequiredService<ILogger<XsollaLoginTokenValidator>>() }));

        await using var built = services.BuildServiceProvider();
        var login = (await project.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl;
        built.GetRequiredService<RenewingUserTokenProvider>().Keep(await project.ExchangeAsync(new LandingUrl(login)["code"]));
        var token = await built.GetRequiredService<IUserTokenProvider>().GetTokenAsync();

        var validator = built.GetRequiredService<XsollaLoginTokenValidator>();
        Assert.Equal("Hello John", await GreetAsync(validator, token));
        Assert.Equal("Log in again: Malformed", await GreetAsync(validator, "no token"));
    }

    [Fact]
    public async Task A_file_for_the_mock_sets_the_secret_and_the_algorithm()
    {
        const string settings = """
            { "projects": { "your-project": { "jwtSecret": "your-secret" }, "another-project": { "jwtAlgorithm": "RS256" } } }
            """;
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, settings, TestContext.Current.CancellationToken);
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = file });
        File.Delete(file);
        var server = another.BaseAddress;

        Assert.Equal("Hello John", await GreetAsync("your-project", (services, projectId) =>
        {
            services.AddSingleton(XsollaLoginTokenValidator.ForSecret("your-secret", new() { ProjectId = projectId }));
        }));
        Assert.Equal("Hello John", await GreetAsync("another-project", (services, projectId) =>
        {
            services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = (projectId, server));
            services.AddSingleton(provider => XsollaLoginTokenValidator.ForKeys(
                provider.GetRequiredService<ITokenClient>(),
                new() { ProjectId = projectId, Logger = provider.GetRequiredService<ILogger<XsollaLoginTokenValidator>>() }));
        }));

        async Task<string> GreetAsync(string projectId, Action<ServiceCollection, string> register)
        {
            await using var project = another.Project(projectId);
            var services = new ServiceCollection();
            register(services, projectId);
            await using var provider = services.BuildServiceProvider();
            var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
            return await TokenSnippets.GreetAsync(provider.GetRequiredService<XsollaLoginTokenValidator>(), token);
        }
    }

    private static async Task<string> GreetAsync(XsollaLoginTokenValidator validator, string? token)
    {
        return await validator.ValidateAsync(token) switch
        {
            TokenVerdict.Valid { User: var user } => $"Hello {user.Username}",
            TokenVerdict.Invalid { Reason: var reason } => $"Log in again: {reason}",
            _ => throw new UnreachableException(),
        };
    }
}
