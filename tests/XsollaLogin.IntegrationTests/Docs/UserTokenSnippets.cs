using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets about the tokens of users and services.</summary>
public class UserTokenSnippets(MockFixture mock)
{
    [Fact]
    public async Task A_user_logs_in_by_a_callback_and_logs_out()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { jwtAlgorithm = "RS256" });
        var (projectId, server, clientId) = (project.ProjectId, mock.Mock.BaseAddress, project.ClientId);
        await using var app = Build(builder =>
        {
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
        });
        var (api, sent) = (app.Services.GetRequiredService<XsollaLoginApi>(), LoginParameters.Create() with { RedirectUri = Ending.CallbackUrl });
        await project.SignUpAsync();
        var credentials = new LoginRequest { Username = Person.John.Username, Password = Person.John.Password };
        var login = Assert.IsType<LoginOutcome.Completed>(await api.LoginAsync(credentials, parameters: sent));
        app.MapGet("/callback", async (HttpContext http, IUserAccessTokens tokens, XsollaLoginTokenValidator validator) =>
        {
            var callbackUrl = login.LoginUrl;
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
        app.MapGet("/logout", async (HttpContext http, IUserAccessTokens tokens) =>
        {
            await tokens.SignOutAsync(http, LogoutScope.All);
        });
        await app.StartAsync();

        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal("log in", await http.GetStringAsync("/token"));
        await http.GetStringAsync("/callback");
        Assert.Equal("token", await http.GetStringAsync("/token"));
        await http.GetStringAsync("/logout");
        Assert.Equal("log in", await http.GetStringAsync("/token"));
    }

    [Fact]
    public async Task The_tokens_are_in_the_distributed_cache()
    {
        await using var app = Build(builder =>
        {
            builder.Services.AddXsollaLogin(client => client.ProjectId = "your-project");
            builder.Services.AddDistributedMemoryCache();

            builder.Services.AddXsollaLoginUserTokens(options => options.ClientId = 57).AddUserTokenStore<DistributedUserTokenStore>();
        });
        Assert.IsType<DistributedUserTokenStore>(app.Services.GetRequiredService<IUserTokenStore>());
    }

    [Fact]
    public async Task A_service_sends_its_own_token()
    {
        await using var app = Build(builder =>
        {
            builder.Configuration["Shop:ClientSecret"] = "your-secret";
            builder.Services.AddXsollaLogin(client => client.ProjectId = "your-project");

            builder.Services.AddClientCredentialsHttpClient(
                "shop", options => (options.ClientId, options.ClientSecret) = (58, builder.Configuration["Shop:ClientSecret"]), "api.example.com");
        });
        Assert.NotNull(app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("shop"));
    }

    [Fact]
    public async Task The_options_come_from_the_configuration()
    {
        await using var app = Build(builder =>
        {
            builder.Configuration["UserTokens:ClientId"] = "57";
            (builder.Configuration["Shop:ClientId"], builder.Configuration["Shop:ClientSecret"]) = ("58", "your-secret");
            builder.Services.AddXsollaLogin(client => client.ProjectId = "your-project");

            builder.Services.AddXsollaLoginUserTokens(builder.Configuration.GetSection("UserTokens"));
            builder.Services.AddClientCredentialsHttpClient("shop", builder.Configuration.GetSection("Shop"), "api.example.com");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("shop"));
    }

    private static WebApplication Build(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        configure(builder);
        return builder.Build();
    }
}
