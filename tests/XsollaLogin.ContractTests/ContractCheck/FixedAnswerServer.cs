using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace XsollaLogin.ContractTests.ContractCheck;

internal sealed record FixedAnswer(int Status, string Body, string ContentType = "application/json")
{
    public static FixedAnswer Of(ContractAnswer answer) => new((int)answer.Status, answer.Body!.ToJsonString());
}

/// <summary>Answers one operation with a fixed answer and forwards all other requests to a mock; or answers every request itself.</summary>
internal sealed class FixedAnswerServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private FixedAnswerServer(WebApplication app, HttpClient http, Uri mock) =>
        (_app, _http, BaseAddress) = (app, http, new Uri(new Uri(app.Urls.Single()), mock.AbsolutePath));

    public Uri BaseAddress { get; }

    /// <param name="operation">Null: every request gets the fixed answer, and the mock none.</param>
    public static async Task<FixedAnswerServer> StartAsync(Uri mock, ContractOperation? operation, FixedAnswer answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        app.Run(context => IsOf(operation, context.Request, mock) ? AnswerAsync(answer, context) : ForwardAsync(context, http, mock));
        await app.StartAsync();
        return new FixedAnswerServer(app, http, mock);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private static bool IsOf(ContractOperation? operation, HttpRequest request, Uri mock) => operation is null
        || (operation.Method.Method == request.Method && operation.Covers(request.Path.Value![(mock.AbsolutePath.Length - 1)..]));

    private static async Task AnswerAsync(FixedAnswer answer, HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        (context.Response.StatusCode, context.Response.ContentType) = (answer.Status, answer.ContentType);
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task ForwardAsync(HttpContext context, HttpClient http, Uri mock)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(mock, context.Request.GetEncodedPathAndQuery()));
        if (context.Request.ContentLength > 0) request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key != "Host"))
        {
            if (request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) continue;
            request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        using var response = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers)) context.Response.Headers[name] = values.ToArray();
        context.Response.Headers.Remove("Transfer-Encoding");
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
