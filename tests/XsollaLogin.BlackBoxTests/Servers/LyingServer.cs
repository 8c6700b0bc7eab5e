using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace XsollaLogin.BlackBoxTests.Servers;

/// <summary>What is answered in place of the truth.</summary>
public sealed record Lie(int Status, string Body, string ContentType = "application/json");

/// <summary>Passes everything on to a mock, but answers one operation itself.</summary>
public sealed class LyingServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private LyingServer(WebApplication app, HttpClient http, Uri mock) => (_app, _http, BaseAddress) = (app, http, new Uri(new Uri(app.Urls.Single()), mock.AbsolutePath));

    public Uri BaseAddress { get; }

    /// <param name="operation">Null: everything is answered by the lie.</param>
    public static async Task<LyingServer> StartAsync(Uri mock, ContractOperation? operation, Lie lie)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        app.Run(context => IsOf(operation, context.Request, mock) ? TellAsync(lie, context) : PassAsync(context, http, mock));
        await app.StartAsync();
        return new LyingServer(app, http, mock);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private static bool IsOf(ContractOperation? operation, HttpRequest request, Uri mock) => operation is null
        || (operation.Method.Method == request.Method && operation.Covers(request.Path.Value![(mock.AbsolutePath.Length - 1)..]));

    private static async Task TellAsync(Lie lie, HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        (context.Response.StatusCode, context.Response.ContentType) = (lie.Status, lie.ContentType);
        await context.Response.WriteAsync(lie.Body, context.RequestAborted);
    }

    private static async Task PassAsync(HttpContext context, HttpClient http, Uri mock)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(mock, context.Request.GetEncodedPathAndQuery()));
        if (context.Request.ContentLength > 0) request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        using var response = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers)) context.Response.Headers[name] = values.ToArray();
        context.Response.Headers.Remove("Transfer-Encoding");
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
