using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace XsollaLogin.IntegrationTests.AspNetCore;

/// <summary>A service on Kestrel with endpoints for everyone, for users and for users of a role.</summary>
internal sealed class ProtectedService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProtectedService(WebApplication app, LogLines log) =>
        (_app, Log, Http) = (app, log, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });

    public HttpClient Http { get; }

    public LogLines Log { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ProtectedService> StartAsync(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        var log = new LogLines();
        builder.Services.AddSingleton<ILoggerProvider>(log);
        builder.Services.AddAuthorizationBuilder().AddPolicy("vip", policy => policy.RequireRole("vip"));
        configure(builder);
        var app = builder.Build();
        app.MapGet("/open", (ClaimsPrincipal user) => user.Identity?.Name ?? "anonymous");
        app.MapGet("/me", [Authorize] (ClaimsPrincipal user) =>
            $"{user.Identity!.Name} {user.FindFirstValue(ClaimTypes.NameIdentifier)} {user.FindFirstValue(ClaimTypes.Email)}");
        app.MapGet("/claims", [Authorize] (ClaimsPrincipal user) => user.Claims.Select(claim => $"{claim.Type}={claim.Value}"));
        // The cast makes it a route handler, whose result is written.
        app.MapGet("/token", (Delegate)([Authorize] (HttpContext http) => http.GetTokenAsync("access_token")));
        app.MapGet("/players", [Authorize(Roles = "default")] () => "Hello player");
        app.MapGet("/vip", [Authorize("vip")] () => "Hello VIP");
        await app.StartAsync(Stop);
        return new(app, log);
    }

    /// <summary>Starts a service with one scheme for a project that signs with a secret.</summary>
    public static Task<ProtectedService> StartAsync(
        TestProject project, string secret, Action<Client.AspNetCore.Authentication.XsollaLoginBearerOptions>? configure = null) =>
        StartAsync(builder => builder.Services.AddAuthentication().AddXsollaLogin(options =>
        {
            (options.ProjectId, options.Secret) = (project.ProjectId, secret);
            configure?.Invoke(options);
        }));

    public Task<HttpResponseMessage> GetAsync(string path, string? token) =>
        SendAsync(path, token is null ? null : new AuthenticationHeaderValue("Bearer", token).ToString());

    public Task<HttpResponseMessage> SendAsync(string path, params IEnumerable<string?> authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var value in authorization.OfType<string>()) request.Headers.TryAddWithoutValidation("Authorization", value);
        return Http.SendAsync(request, Stop);
    }

    public async Task<string> ReadAsync(string path, string? token)
    {
        using var response = await GetAsync(path, token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Stop);
    }

    public async Task<HttpStatusCode> StatusAsync(string path, string? token)
    {
        using var response = await GetAsync(path, token);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
