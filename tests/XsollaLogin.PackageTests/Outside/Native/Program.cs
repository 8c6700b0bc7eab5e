// A service, compiled ahead of time, that logs Ann in, renews and validates the token, authenticates her with it, and keeps her tokens in each store.
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using XsollaLogin.Client;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

const string Project = "shop";
await using var app = Build(builder =>
{
    builder.Configuration["Scheme:CheckRevocation"] = "true";
    builder.Services.AddAuthentication().AddXsollaLogin(builder.Configuration.GetSection("Scheme"));
    builder.Services.AddAuthorization();
    builder.Services.AddSingleton(provider => new RenewingUserTokenProvider(provider.GetRequiredService<ITokenClient>(), new() { ClientId = 57 }));
    builder.Services.AddSingleton(provider => XsollaLoginTokenValidator.ForKeys(provider.GetRequiredService<ITokenClient>(), new() { ProjectId = Project }));
});
app.MapGet("/me", (ClaimsPrincipal user) => $"Hello {user.Identity!.Name}, {user.FindFirstValue(ClaimTypes.Role)}").RequireAuthorization();
await app.StartAsync();

await app.Services.GetRequiredService<XsollaLoginApi>().SignUpAsync(
    new SignUpRequest { Username = "Ann", Email = "ann@example.com", Password = "password123" });
var first = await LogInAsync();

// Kept as if it had expired, so that the next call renews it.
var user = app.Services.GetRequiredService<RenewingUserTokenProvider>();
user.Keep(first with { ExpiresIn = 0 });
var token = await user.GetTokenAsync();
Console.WriteLine(token is not null && token != first.AccessToken ? "renewed" : "not renewed");

var verdict = await app.Services.GetRequiredService<XsollaLoginTokenValidator>().ValidateAsync(token);
Console.WriteLine(verdict is TokenVerdict.Valid { User.Username: "Ann" } ? "valid" : $"{verdict}");

using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
using var without = await http.GetAsync("/me");
Console.WriteLine((int)without.StatusCode);
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
Console.WriteLine(await http.GetStringAsync("/me"));

Console.WriteLine($"cookie: {await RenewByStoreAsync(_ => { })}");
Console.WriteLine($"cache: {await RenewByStoreAsync(services => services.AddDistributedMemoryCache().AddUserTokenStore<DistributedUserTokenStore>())}");

async Task<string> RenewByStoreAsync(Action<IServiceCollection> addStore)
{
    await using var site = Build(builder =>
    {
        builder.Configuration["Tokens:ClientId"] = "57";
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("keys"));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddXsollaLoginUserTokens(builder.Configuration.GetSection("Tokens"));
        addStore(builder.Services);
    });
    var received = await LogInAsync();
    site.MapGet("/login", (HttpContext context, IUserAccessTokens tokens) =>
        tokens.SignInAsync(context, new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "ann")], "code")), received with { ExpiresIn = 0 }));
    site.MapGet("/token", async (ClaimsPrincipal current, IUserAccessTokens tokens) => await tokens.GetTokenAsync(current) ?? "none");
    await site.StartAsync();

    using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = new Uri(site.Urls.Single()) };
    await browser.GetStringAsync("/login");
    var renewed = await browser.GetStringAsync("/token");
    return renewed != "none" && renewed != received.AccessToken && renewed == await browser.GetStringAsync("/token") ? "renewed" : "not renewed";
}

async Task<TokenResult> LogInAsync()
{
    var redirect = "https://shop.example.com";
    var login = await app.Services.GetRequiredService<IPasswordClient>().LoginOAuth2Async(new()
    {
        ClientId = 57,
        State = "12345678",
        ResponseType = OAuthResponseType.Code,
        ProjectId = Project,
        Scope = "offline",
        RedirectUri = redirect,
        Body = new() { Username = "Ann", Password = "password123" },
    });
    var code = System.Web.HttpUtility.ParseQueryString(new Uri(login.Result.LoginUrl!).Query)["code"];
    var request = new TokenRequest { GrantType = GrantType.AuthorizationCode, ClientId = 57, RedirectUri = redirect, Code = code };
    return (await app.Services.GetRequiredService<ITokenClient>().ExchangeTokenAsync(request)).Result;
}

WebApplication Build(Action<WebApplicationBuilder> configure)
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.ClearProviders();
    builder.Configuration["XsollaLogin:ProjectId"] = Project;
    builder.Configuration["XsollaLogin:BaseAddress"] = args[0];
    builder.Services.AddXsollaLogin(builder.Configuration.GetSection("XsollaLogin")).AddXsollaLoginResilience();
    configure(builder);
    return builder.Build();
}
