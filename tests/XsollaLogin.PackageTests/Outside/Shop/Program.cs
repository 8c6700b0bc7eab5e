// A service that logs John in, keeps the token and validates it with the project's keys.
using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client;
using XsollaLogin.Client.Tokens;

const string project = "shop";
var services = new ServiceCollection();
services.AddXsollaLogin(login =>
{
    login.ProjectId = project;
    login.CallbackUrl = "https://shop.example.com";
    login.BaseAddress = new Uri(args[0]);
});
services.AddSingleton(provider => new RenewingUserTokenProvider(provider.GetRequiredService<ITokenClient>(), new() { ClientId = 57 }));
services.AddSingleton(provider => XsollaLoginTokenValidator.ForKeys(provider.GetRequiredService<ITokenClient>(), new() { ProjectId = project }));
await using var shop = services.BuildServiceProvider();

var api = shop.GetRequiredService<XsollaLoginApi>();
await api.SignUpAsync(new SignUpRequest { Username = "John", Email = "john@example.com", Password = "password123" });
var outcome = await api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

var user = shop.GetRequiredService<RenewingUserTokenProvider>();
if (outcome is LoginOutcome.Completed { Token: { } token }) user.Keep(token);

Console.WriteLine(await shop.GetRequiredService<XsollaLoginTokenValidator>().ValidateAsync(await user.GetTokenAsync()) switch
{
    TokenVerdict.Valid { User: var john } => $"{john.Username} is logged in; their token is valid.",
    var verdict => $"{outcome}, but {verdict}",
});
