using System.Net;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Admin;

/// <summary>
/// Decides who may use the admin API, which shows codes and keys: programs that send the key or, without a key, programs on this machine;
/// of all pages, only those of the mock itself.
/// </summary>
/// <param name="key">The key; null: there is none.</param>
/// <param name="address">The address of the mock behind a proxy, if there is one.</param>
internal sealed class CallerRules(AdminKey? key, OwnOrigin address)
{
    private const string FetchSite = "Sec-Fetch-Site";

    private static readonly string[] Proxy =
    [
        "Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Real-IP",
    ];

    /// <summary>Checks the caller of a request.</summary>
    /// <exception cref="AdminException">The caller may not use the admin API.</exception>
    public void Check(HttpContext context)
    {
        if (key is null) CheckIsLocal(context);
        else CheckKey(context, key);
        CheckOrigin(context.Request);
    }

    /// <summary>Checks the caller of a page that holds no secrets: a key is not needed, and a link of another site may lead to the page.</summary>
    /// <exception cref="AdminException">The caller may not see the page.</exception>
    public void CheckPage(HttpContext context)
    {
        if (key is null) CheckIsLocal(context);
        var headers = context.Request.Headers;
        if (headers["Sec-Fetch-Mode"] is not ["navigate"] || headers["Sec-Fetch-Dest"] is not ["document"]) CheckOrigin(context.Request);
    }

    private void CheckIsLocal(HttpContext context)
    {
        if (address.IsBehindProxy || Proxy.Any(context.Request.Headers.ContainsKey))
        {
            throw AdminException.Forbidden("behind a proxy, every caller looks local; start the mock with --admin-key to use the admin endpoints there");
        }

        if (context.Connection.RemoteIpAddress is { } caller && !IPAddress.IsLoopback(caller))
        {
            throw AdminException.Forbidden("only this machine may use the admin endpoints; start the mock with --admin-key to allow other machines");
        }

        if (IsAddress(context.Request.Host.Host)) return;
        throw AdminException.Forbidden(
            "admin requests must name the mock by localhost or an IP address, because any other name may be that of an attacker's page (DNS rebinding)");
    }

    private static void CheckKey(HttpContext context, AdminKey key)
    {
        if (key.IsIn(context.Request.Headers.Authorization)) return;
        throw AdminException.Unauthorized(
            context.Request.Headers.Authorization.Count == 0
                ? "admin endpoints require the key that the mock was started with: Authorization: Bearer <key>"
                : "the key is not the one that the mock was started with, or does not have the form Authorization: Bearer <key>");
    }

    private void CheckOrigin(HttpRequest request)
    {
        // For some requests from pages of other sites, browsers send this header in place of an origin.
        if (request.Headers[FetchSite] is ["cross-site" or "same-site"])
            throw AdminException.Forbidden("pages of other origins may not use the admin endpoints");
        var own = Urls.OriginOf(request.Scheme, request.Host);
        // Pages of other sites cannot send forwarded headers, and do not have the address in those of the proxy.
        if (address.IsForwarded && (request.Headers[FetchSite] is ["same-origin"] || request.Headers.Origin == address.Of(request))) return;
        if (request.Headers.Origin is [{ } origin, ..] && origin != own && origin != address.Public)
            throw AdminException.Forbidden($"pages of other origins than {own} may not use the admin endpoints");
    }

    private static bool IsAddress(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);
}
