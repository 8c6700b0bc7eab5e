using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.IntegrationTests.AspNetCore;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>A service on Kestrel whose users log in with a cookie, and which sends their tokens to an API: itself.</summary>
internal sealed class TokenService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Parts _parts;
    private TokenService(WebApplication app, Parts parts) => (_app, _parts) = (app, parts);

    public Wire Wire => _parts.Wire;

    public LogLines Log => _parts.Log;

    public SharedCache Cache => _parts.Cache;

    public OwnStore Own => _parts.Own;

    public TestClock Time => _parts.Time;

    public IUserTokenStore Store => _app.Services.GetRequiredService<IUserTokenStore>();

    public Uri Address => new(_app.Urls.Single());

    /// <summary>The tokens of the next login.</summary>
    public TokenResult? NextLogin { get; set; }

    /// <summary>Completes when <c>/renew-and-wait</c> has the renewed token.</summary>
    public TaskCompletionSource Renewed { get; } = Wire.New();

    /// <summary>Lets the response of <c>/renew-and-wait</c> start.</summary>
    public TaskCompletionSource Answer { get; } = Wire.New();

    /// <summary>The token that the API rejects; null for none.</summary>
    public string? Revoked { get; set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="other">Another instance of the service, whose cache and keys this one shares.</param>
    /// <param name="cookie">Changes the options of the cookie scheme; null leaves the defaults.</param>
    public static async Task<TokenService> StartAsync(
        Uri mock, TestProject project, StoreKind store, Action<UserTokenOptions>? configure = null, TokenService? other = null,
        Action<CookieAuthenticationOptions>? cookie = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        var parts = new Parts(
            new(), new(), other?.Cache ?? new(), other?.Own ?? new(), new(), other?._parts.Protection ?? new EphemeralDataProtectionProvider());
        builder.Services.AddSingleton<ILoggerProvider>(parts.Log);
        builder.Services.AddSingleton<TimeProvider>(parts.Time);
        builder.Services.AddSingleton<IDistributedCache>(parts.Cache);
        builder.Services.AddSingleton(parts.Protection);
        builder.Services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress, options.ClientId) = (project.ProjectId, mock, project.ClientId))
            .AddHttpMessageHandler(parts.Wire.Handler);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie ?? (_ => { }));
        builder.Services.AddAuthorization();
        builder.Services.AddXsollaLoginUserTokens(configure ?? (_ => { }));
        store.AddTo(builder.Services, parts.Own);
        builder.Services.AddUserAccessTokenHttpClient("api", "127.0.0.1");

        var app = builder.Build();
        var service = new TokenService(app, parts);
        service.Map();
        await app.StartAsync(Stop);
        return service;
    }

    /// <summary>Gets tokens of a new user, with a refresh token.</summary>
    public static async Task<TokenResult> NewUserAsync(TestProject project, Person? person = null)
    {
        var login = (await project.SignUpAsync(person, new Ending { Scope = "offline" }))!.LoginUrl;
        return await project.ExchangeAsync(new LandingUrl(login)["code"]);
    }

    /// <summary>Logs a user in with tokens that expire after some seconds by the clock of the service.</summary>
    public async Task<UserBrowser> LogInAsync(TokenResult tokens, int expiresIn = 0)
    {
        var browser = new UserBrowser(Address);
        NextLogin = tokens with { ExpiresIn = expiresIn };
        Assert.Equal("", await browser.ReadAsync("/login"));
        return browser;
    }

    /// <summary>Waits until the store is about to be read again after a rejected refresh token, and moves the clock there.</summary>
    public async Task PassRereadDelayAsync()
    {
        // The limit of the renewal and the delay.
        await Time.WaitForPendingTimersAsync(2);
        Time.Advance(TimeSpan.FromSeconds(0.5));
    }

    public static ClaimsPrincipal UserOf(TokenResult tokens) =>
        new(new ClaimsIdentity([new Claim("sub", (string)Jwt.Read(tokens.AccessToken).Claims["sub"]!)], "test"));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/login", (HttpContext http, IUserAccessTokens tokens) => tokens.SignInAsync(http, UserOf(NextLogin!), NextLogin!));
        _app.MapGet("/token", async (ClaimsPrincipal user, IUserAccessTokens tokens) => Results.Text(await tokens.GetTokenAsync(user) ?? "none"));
        _app.MapGet("/renew", async (ClaimsPrincipal user, IUserAccessTokens tokens) =>
            Results.Text(await tokens.GetTokenAsync(user, forceRenewal: true) ?? "none"));
        _app.MapGet("/renew-and-wait", async (HttpContext http, IUserAccessTokens tokens, bool again = false) =>
        {
            var token = await tokens.GetTokenAsync(http.User, forceRenewal: true);
            Renewed.SetResult();
            await Answer.Task;
            if (again) await tokens.SignInAsync(http, http.User, NextLogin!);
            return Results.Text(token);
        });
        _app.MapGet("/renew-and-fail", async Task (HttpContext http, IUserAccessTokens tokens) =>
        {
            await tokens.GetTokenAsync(http.User, forceRenewal: true);
            await tokens.GetTokenAsync(http.User);
            throw new InvalidOperationException("The API is down.");
        });
        _app.MapGet("/twice", async (IHttpClientFactory http, HttpContext context) =>
        {
            var own = new Uri(Address, "/echo");
            var answers = await Task.WhenAll(http.CreateClient("api").GetStringAsync(own, Stop), http.CreateClient("api").GetStringAsync(own, Stop));
            return Results.Text(string.Join('\n', answers.Distinct()));
        });
        _app.MapGet("/elsewhere", async (IHttpClientFactory http) =>
            Results.Text(await http.CreateClient("api").GetStringAsync(new UriBuilder(Address) { Host = "localhost", Path = "/echo" }.Uri, Stop)));
        _app.MapGet("/late", async (HttpContext http, IUserAccessTokens tokens) =>
        {
            await http.Response.WriteAsync("started ", Stop);
            await http.Response.Body.FlushAsync(Stop);
            await http.Response.WriteAsync(await tokens.GetTokenAsync(http.User, cancellationToken: Stop) ?? "none", Stop);
        });
        _app.MapGet("/starts-during-renewal", async (HttpContext http, IUserAccessTokens tokens) =>
        {
            Wire.Close();
            var renewing = tokens.GetTokenAsync(http.User, cancellationToken: Stop).AsTask();
            await Wire.Asked;
            await http.Response.StartAsync(Stop);
            Wire.Open();
            await http.Response.WriteAsync(await renewing ?? "none", Stop);
        });
        _app.MapGet("/call", async (HttpContext http, IHttpClientFactory clients, bool late = false) =>
        {
            if (late) await http.Response.StartAsync(Stop);
            using var response = await clients.CreateClient("api").GetAsync(new Uri(Address, "/strict"), Stop);
            await http.Response.WriteAsync($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Stop)}", Stop);
        });
        _app.MapGet("/strict", (HttpRequest request) => request.Headers.Authorization == $"Bearer {Revoked}"
            ? Results.Unauthorized()
            : Results.Text(request.Headers.Authorization.ToString()));
        _app.MapGet("/echo", (HttpRequest request) => Results.Text(request.Headers.Authorization.ToString()));
        _app.MapGet("/logout", (HttpContext http, IUserAccessTokens tokens) => tokens.SignOutAsync(http, LogoutScope.All));
        _app.MapGet("/logout-by-cookie", (HttpContext http, IUserAccessTokens tokens) =>
        {
            // As on an endpoint of another authentication scheme.
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            return tokens.SignOutAsync(http);
        });
    }

    private sealed record Parts(Wire Wire, LogLines Log, SharedCache Cache, OwnStore Own, TestClock Time, IDataProtectionProvider Protection);
}
