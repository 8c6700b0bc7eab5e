using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>A server that records its requests: <c>/to?location=…</c> redirects there, <c>/rejects</c> returns 401, any other path 200.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoServer(WebApplication app) => _app = app;

    /// <summary>The host, the path and the Authorization header (or "none") of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The same server under another host name of this machine.</summary>
    public Uri Address(string host) => new UriBuilder(_app.Urls.Single()) { Host = host }.Uri;

    public static async Task<EchoServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new EchoServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var token = context.Request.Headers.Authorization is [{ } value] ? value : "none";
        Requests.Enqueue($"{context.Request.Host.Host}{context.Request.Path} {token}");
        if (context.Request.Path == "/rejects") context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (context.Request.Path == "/to") context.Response.Redirect(context.Request.Query["location"]!);
        return Task.CompletedTask;
    }
}
