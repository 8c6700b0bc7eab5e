using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using XsollaLogin.Client.Kiota;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Docs;

/// <summary>The snippet about Kiota.</summary>
public class KiotaPage(MockFixture mock)
{
    [Fact]
    public async Task A_Kiota_client_has_the_token_of_the_user()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var tokens = await project.ExchangeAsync(new LandingUrl((await project.SignUpAsync())!.LoginUrl)["code"]);
        var http = project.Http;

        var user = new RenewingUserTokenProvider(new TokenClient(http), new() { ClientId = 57 });
        user.Keep(tokens);

        var adapter = new HttpClientRequestAdapter(new XsollaLoginAuthenticationProvider(user, "api.example.com"));
        var game = new GameClient(adapter);

        Assert.Same(adapter, game.Adapter);
        Assert.Equal(tokens.AccessToken, await user.GetTokenAsync(TestContext.Current.CancellationToken));
        adapter.Dispose();
    }

    /// <summary>As Kiota generates it.</summary>
    private sealed record GameClient(IRequestAdapter Adapter);
}
