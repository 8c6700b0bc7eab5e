using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The README's examples of tokens, as a reader would write them.</summary>
public class ReadmeTokenExamples(MockFixture mock)
{
    [Fact]
    public async Task A_token_is_renewed_and_validated()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { jwtAlgorithm = "RS256" });
        var (services, projectId) = (new ServiceCollection(), project.ProjectId);
        services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = (projectId, mock.Mock.BaseAddress));

        services.AddSingleton(given => new RenewingUserTokenProvider(given.GetRequiredService<ITokenClient>(), new() { ClientId = 57 }));
        services.AddSingleton<IUserTokenProvider>(given => given.GetRequiredService<RenewingUserTokenProvider>());
        services.AddHttpClient("game").AddUserToken("api.example.com");
        services.AddSingleton(given => XsollaLoginTokenValidator.ForKeys(given.GetRequiredService<ITokenClient>(), new() { ProjectId = projectId }));

        await using var given = services.BuildServiceProvider();
        var login = (await project.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl;
        given.GetRequiredService<RenewingUserTokenProvider>().Keep(await project.ExchangeAsync(new LoginUrl(login)["code"]));
        var token = await given.GetRequiredService<IUserTokenProvider>().GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.IsType<TokenVerdict.Valid>(await given.GetRequiredService<XsollaLoginTokenValidator>().ValidateAsync(token!, TestContext.Current.CancellationToken));
    }
}
