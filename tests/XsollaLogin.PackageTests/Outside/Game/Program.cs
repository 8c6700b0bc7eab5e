// A test of a game: the mock in the same process, a test user, and a Kiota client that sends the user's token.
using System.Web;
using Microsoft.Kiota.Abstractions;
using XsollaLogin.Client;
using XsollaLogin.Client.Kiota;
using XsollaLogin.Client.Tokens;
using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

await using var mock = await MockLoginServer.StartAsync();
using var http = new HttpClient { BaseAddress = mock.BaseAddress };
var password = new PasswordClient(http);

var player = new TestUsers(seed: 7).Next();
await password.SignUpAsync(new()
{
    ProjectId = "game",
    Body = new() { Username = player.Username, Email = player.Email, Password = player.Password },
});
var loggedIn = await password.LoginAsync(new()
{
    ProjectId = "game",
    LoginUrl = "https://game.example.com",
    Body = new() { Username = player.Username, Password = player.Password },
});

var user = new RenewingUserTokenProvider(new TokenClient(http), new() { ClientId = 57 });
user.Keep(HttpUtility.ParseQueryString(new Uri(loggedIn.Result.LoginUrl!).Query)["token"]!);

var request = new RequestInformation { HttpMethod = Method.GET, URI = new Uri("https://api.example.com/scores") };
await new XsollaLoginAuthenticationProvider(user, "api.example.com").AuthenticateRequestAsync(request);
var sent = request.Headers.TryGetValue("Authorization", out var values) && values.Single() == $"Bearer {await user.GetTokenAsync()}";
Console.WriteLine(sent ? "A made-up user is logged in; the Kiota client sends their token." : "The request goes without a token.");
