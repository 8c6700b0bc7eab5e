using Microsoft.AspNetCore.Authentication.Cookies;
using XsollaLogin.Client;
using XsollaLogin.Client.Tokens;
using XsollaLogin.Sample;

var builder = WebApplication.CreateBuilder(args);
await using var mock = await DevelopmentMock.StartAsync(builder);

var login = builder.Configuration.GetSection("XsollaLogin");
builder.Services.AddXsollaLogin(login);
builder.Services.AddXsollaLoginUserTokens();
builder.Services.AddSingleton(services => XsollaLoginTokenValidator.ForKeys(
    services.GetRequiredService<ITokenClient>(),
    new() { ProjectId = login["ProjectId"]!, Logger = services.GetRequiredService<ILogger<XsollaLoginTokenValidator>>() }));
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options => options.LoginPath = "/login");
builder.Services.AddAuthorization();
builder.Services.AddAntiforgery();
builder.Services.AddSingleton<PendingLogin>();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapLogin();
app.MapAccount();
await app.RunAsync();
