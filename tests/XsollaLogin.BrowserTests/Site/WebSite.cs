using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using XsollaLogin.BrowserTests.Npm;

namespace XsollaLogin.BrowserTests.Site;

/// <summary>The site that uses the SDK: the page that loads it and the pages where a login or a mailed link ends.</summary>
public sealed class WebSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebSite(WebApplication app, string host)
    {
        _app = app;
        Origin = new UriBuilder(app.Urls.Single()) { Host = host }.Uri;
    }

    /// <summary>The origin of the site: the mock's host with another port, so that the mock's cookie is a first-party one.</summary>
    public Uri Origin { get; }

    public static async Task<WebSite> StartAsync(string host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();

        MapFile(app, "/", Path.Combine(AppContext.BaseDirectory, "Site/page.html"), "text/html");
        MapFile(app, "/calls.js", Path.Combine(AppContext.BaseDirectory, "Site/calls.js"), "text/javascript");
        MapFile(app, "/sdk.js", NodeModules.PathOf("@xsolla/login-sdk/dist/sdk.js"), "text/javascript");
        MapFile(app, "/axios.js", NodeModules.PathOf("axios/dist/axios.min.js"), "text/javascript");
        app.MapMethods("/{landing}/{**rest}", [HttpMethods.Get, HttpMethods.Options], Landing);

        await app.StartAsync();
        return new WebSite(app, host);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void MapFile(WebApplication app, string path, string file, string type) => app.MapGet(path, () => Results.File(file, type));

    /// <summary>A page that shows its own address.</summary>
    /// <remarks>The request of userAuthSSOWithRedirect is redirected here across origins, so that its Origin header is "null"; it must be allowed all the same.
    /// After a sign-up, it also has the header X-REQUEST-ID, which the SDK then adds to every call of the page, so that the browser asks first.</remarks>
    private static IResult Landing(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowOrigin = http.Request.Headers.Origin;
        http.Response.Headers.AccessControlAllowCredentials = "true";
        http.Response.Headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders;
        return Results.Text(http.Request.GetEncodedUrl());
    }
}
