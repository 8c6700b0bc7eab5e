// A service, compiled ahead of time, that logs John in, renews and validates the token, and authenticates him with it.
using System.Net.Http.Headers;
using System.Security.Claims;
using XsollaLogin.Client;
using XsollaLogin.Client.Tokens;

var (project, server) = ("shop", new Uri(args[0]));
var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
builder.Configuration["XsollaLogin:ProjectId"] = project;
builder.Configuration["XsollaLogin:BaseAddress"] = server.AbsoluteUri;
builder.Configuration["Scheme:CheckRevocation"] = "true";

builder.Services.AddXsollaLogin(builder.Configuration.GetSection("XsollaLogin"));
builder.Services.AddAuthentication().AddXsollaLogin(builder.Configuration.GetSection("Scheme"));
builder.Services.AddAuthorization();
builder.Services.AddSingleton(provider => new RenewingUserTokenProvider(provider.GetRequiredService<ITokenClient>(), new() { ClientId = 57 }));
builder.Services.AddSingleton(provider => XsollaLoginTokenValidator.ForKeys(provider.GetRequiredService<ITokenClient>(), new() { ProjectId = project }));

await using var app = builder.Build();
app.MapGet("/me", (ClaimsPrincipal user) => $"Hello {user.Identity!.Name}, {user.FindFirstValue(ClaimTypes.Role)}").RequireAuthorization();
await app.StartAsync();

var api = app.Services.GetRequiredService<XsollaLoginApi>();
await api.SignUpAsync(new SignUpRequest { Username = "Ann", Email = "ann@example.com", Password = "password123" });
var redirect = "https://shop.example.com";
var login = await app.Services.GetRequiredService<IPasswordClient>().LoginOAuth2Async(new()
{
    ClientId = 57,
    State = "12345678",
    ResponseType = OAuthResponseType.Code,
    ProjectId = project,
    Scope = "offline",
    RedirectUri = redirect,
    Body = new() { Username = "Ann", Password = "password123" },
});
var code = System.Web.HttpUtility.ParseQueryString(new Uri(login.Result.LoginUrl!).Query)["code"];
var tokenClient = app.Services.GetRequiredService<ITokenClient>();
var tokens = (await tokenClient.ExchangeTokenAsync(new TokenRequest
{
    GrantType = GrantType.AuthorizationCode,
    ClientId = 57,
    RedirectUri = redirect,
    Code = code,
})).Result;

// Kept as if it had expired, so that the next call renews it.
var user = app.Services.GetRequiredService<RenewingUserTokenProvider>();
user.Keep(tokens with { ExpiresIn = 0 });
var token = await user.GetTokenAsync();
Console.WriteLine(token is not null && token != tokens.AccessToken ? "renewed" : "not renewed");

var verdict = await app.Services.GetRequiredService<XsollaLoginTokenValidator>().ValidateAsync(token);
Console.WriteLine(verdict is TokenVerdict.Valid { User.Username: "Ann" } ? "valid" : $"{verdict}");

using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
using var without = await http.GetAsync("/me");
Console.WriteLine((int)without.StatusCode);
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
Console.WriteLine(await http.GetStringAsync("/me"));
