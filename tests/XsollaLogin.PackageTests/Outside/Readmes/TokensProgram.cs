using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using XsollaLogin.Client;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

internal static class TokensProgram
{
    private const string Callback = "https://game.example.com/callback";

    public static void Run(string[] args)
    {
        var (projectId, clientId, server) = (args[0], long.Parse(args[1]), new Uri(args[2]));
        var builder = WebApplication.CreateBuilder(args[3..]);
        builder.Services.AddXsollaLogin(client =>
        {
            (client.ProjectId, client.BaseAddress) = (projectId, server);
            (client.ClientId, client.Scope, client.IsOAuth2) = (clientId, "offline", true);
        });
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddXsollaLoginUserTokens();
        builder.Services.AddUserAccessTokenHttpClient("game", "api.example.com");
        builder.Services.AddSingleton(provider => XsollaLoginTokenValidator.ForKeys(
            provider.GetRequiredService<ITokenClient>(), new() { ProjectId = projectId }));

        var app = builder.Build();
        app.MapGet("/login", async (HttpContext http, XsollaLoginApi api, IUserAccessTokens tokens, XsollaLoginTokenValidator validator) =>
        {
            var sent = LoginParameters.Create() with { RedirectUri = Callback };
            var login = await api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" }, parameters: sent);
            var callbackUrl = ((LoginOutcome.Completed)login).LoginUrl;
            if (await api.ExchangeCodeAsync(callbackUrl, sent) is CodeExchangeOutcome.Completed done
                && await validator.ValidateAsync(done.Tokens.AccessToken) is TokenVerdict.Valid { User: var user })
            {
                await tokens.SignInAsync(http, new ClaimsPrincipal(user.Identity), done.Tokens);
            }
        });
        app.MapGet("/token", async (ClaimsPrincipal user, IUserAccessTokens tokens) =>
        {
            var token = await tokens.GetTokenAsync(user);
            return token is null ? "log in" : "token";
        });
        app.Run();
    }
}
