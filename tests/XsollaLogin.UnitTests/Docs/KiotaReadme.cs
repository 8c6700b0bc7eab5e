using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using XsollaLogin.Client.Kiota;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Docs;

/// <summary>The snippet of the README of the Kiota package.</summary>
public class KiotaReadme(MockFixture mock)
{
    [Fact]
    public async Task A_Kiota_client_sends_the_token_of_the_current_user()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var login = (await project.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl;
        var tokens = await project.ExchangeAsync(new LandingUrl(login)["code"]);
        var http = project.Http;

        var user = new RenewingUserTokenProvider(new TokenClient(http), new() { ClientId = 57 });
        user.Keep(tokens);

        var adapter = new HttpClientRequestAdapter(new XsollaLoginAuthenticationProvider(user, "api.example.com"));
        var game = new GameClient(adapter);

        using (adapter)
        {
            using var request = await game.ScoresRequestAsync();
            Assert.Equal($"Bearer {tokens.AccessToken}", request!.Headers.Authorization?.ToString());
        }
    }

    /// <summary>As Kiota generates it, except that it does not send the request.</summary>
    private sealed class GameClient(HttpClientRequestAdapter adapter)
    {
        public Task<HttpRequestMessage?> ScoresRequestAsync() => adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(
            new RequestInformation { HttpMethod = Method.GET, URI = new Uri("https://api.example.com/scores") });
    }
}
