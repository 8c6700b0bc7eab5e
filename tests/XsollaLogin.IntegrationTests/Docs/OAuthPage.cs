using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets about OAuth 2.0.</summary>
public class OAuthPage(MockFixture mock)
{
    private const string Password = "password123";

    [Fact]
    public async Task A_web_application_logs_a_user_in()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var (services, server, projectId, clientId) = (new ServiceCollection(), mock.Mock.BaseAddress, project.ProjectId, project.ClientId);

        services.AddXsollaLogin(options =>
        {
            options.ProjectId = projectId;
            options.ClientId = clientId;
            options.RedirectUri = "https://game.example.com/callback";
            options.IsOAuth2 = true;
            options.BaseAddress = server;
        });

        await using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<XsollaLoginApi>();
        var (session, other) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        var user = new SignUpRequest { Username = "John", Email = "john@example.com", Password = Password };
        await api.SignUpAsync(user, parameters: LoginParameters.Create());

        var callbackUrl = await StartAsync(api, session, new LoginRequest { Username = "John", Password = Password });
        await StartAsync(api, other, new LoginRequest { Username = "John", Password = Password });

        Assert.Null(await CompleteAsync(api, other, callbackUrl));
        await project.ValidateAsync((await CompleteAsync(api, session, callbackUrl))!.AccessToken);
        var again = await Assert.ThrowsAsync<XsollaLoginException>(() => CompleteAsync(api, session, callbackUrl));
        Assert.True(again.IsCode(ErrorCode.InvalidGrant));
    }

    private static async Task<string> StartAsync(XsollaLoginApi api, Dictionary<string, string> session, LoginRequest credentials)
    {
        var sent = LoginParameters.Create();
        (session["state"], session["verifier"]) = (sent.State!, sent.Pkce!.Verifier);
        return await api.LoginAsync(credentials, parameters: sent) switch
        {
            LoginOutcome.Completed loggedIn => loggedIn.LoginUrl,
            LoginOutcome.FieldsAsked asked => $"/fields/{asked.Fields[0].Name}",
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<TokenResult?> CompleteAsync(XsollaLoginApi api, Dictionary<string, string> session, string callbackUrl)
    {
        if (!session.TryGetValue("verifier", out var verifier)) return null;   // This browser has not started a login.
        var sent = new LoginParameters { State = session["state"], Pkce = new Pkce(verifier) };
        return await api.ExchangeCodeAsync(callbackUrl, sent) switch
        {
            CodeExchangeOutcome.Completed done => done.Tokens,
            CodeExchangeOutcome.Denied or CodeExchangeOutcome.CodeMissing or CodeExchangeOutcome.StateMismatch => null,
            _ => throw new UnreachableException(),
        };
    }
}
