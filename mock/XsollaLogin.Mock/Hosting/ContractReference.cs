using System.Diagnostics;
using Microsoft.Net.Http.Headers;
using Scalar.AspNetCore;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Hosting;

/// <summary>The page that shows the contract; it loads nothing from another host.</summary>
/// <remarks>Created at its first request, because most runs have none (benchmark: start).</remarks>
internal static class ContractReference
{
    public const string Path = "/docs";

    /// <summary>The path of the OpenAPI document.</summary>
    public const string Document = "/openapi.yaml";

    private const string Title = "Xsolla Login";

    private static readonly Lazy<RequestDelegate> Page = new(Create);

    public static bool Covers(string path) =>
        path.StartsWith(Path, StringComparison.Ordinal) && (path.Length == Path.Length || path[Path.Length] == '/');

    /// <summary>Sends the page or one of its scripts.</summary>
    /// <returns>The answer without its body, which is too large for a journal; null if there is nothing at the path.</returns>
    public static async ValueTask<Answer?> SendAsync(HttpContext context)
    {
        var (request, response, method) = (context.Request, context.Response, context.Request.Method);
        response.OnStarting(AllowOnlyItself, context);
        // Scalar does not know HEAD; the server sends no body for it.
        request.Method = HttpMethods.Get;
        try
        {
            await Page.Value(context);
        }
        finally
        {
            request.Method = method;
        }

        return response.StatusCode == StatusCodes.Status404NotFound ? null : new Answer("", response.StatusCode, null, [], []);
    }

    /// <summary>Forbids other hosts, and allows styles in the page, because Scalar writes them there.</summary>
    private static Task AllowOnlyItself(object state)
    {
        var context = (HttpContext)state;
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{context.Items[ScalarOptions.NonceHttpContextItemKey]}'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers[HeaderNames.Vary] = $"{HeaderNames.Origin}, {HeaderNames.AcceptEncoding}";
        return Task.CompletedTask;
    }

    private static RequestDelegate Create()
    {
        var services = new ServiceCollection().AddLogging().AddRoutingCore()
            .AddSingleton(new DiagnosticListener(nameof(ContractReference))).BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapScalarApiReference(Path, Describe));
        return app.Build();
    }

    private static void Describe(ScalarOptions options)
    {
        options.OpenApiRoutePattern = Document;
        options.Servers = [new ScalarServer(LoginContract.BasePath)];
        options.WithTitle(Title).WithNonce().WithDynamicBaseServerUrl().DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp();
    }
}
