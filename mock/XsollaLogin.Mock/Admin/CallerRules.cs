using System.Net;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.Mock.Admin;

/// <summary>Who may steer: programs on this machine and pages of the mock itself, or, where there is a key, whoever has it. Codes and keys are for nobody else.</summary>
/// <param name="key">Null: there is none.</param>
internal sealed class CallerRules(AdminKey? key)
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <exception cref="AdminException">This caller may not.</exception>
    public void Check(HttpContext context)
    {
        if (key is null) CheckPlace(context);
        else CheckKey(context, key);
        CheckOrigin(context.Request);
    }

    private static void CheckPlace(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { } caller && !IPAddress.IsLoopback(caller))
        {
            throw AdminException.Forbidden("admin endpoints are taken from this machine only; a mock started with --admin-key takes them from others, too");
        }

        if (IsAddress(context.Request.Host.Host)) return;
        throw AdminException.Forbidden("admin endpoints must name the mock by localhost or an IP address: any other name may be a page's that leads here (DNS rebinding)");
    }

    private static void CheckKey(HttpContext context, AdminKey key)
    {
        if (key.IsIn(context.Request.Headers.Authorization)) return;
        throw AdminException.Unauthorized(
            context.Request.Headers.Authorization.Count == 0
                ? "admin endpoints need the key that the mock was started with: Authorization: Bearer <key>"
                : "this is not the key that the mock was started with, or not in the form Authorization: Bearer <key>");
    }

    private static void CheckOrigin(HttpRequest request)
    {
        // A browser that only fetches or opens an address names no origin, but says that another site made it do so.
        if (request.Headers[FetchSite] is ["cross-site" or "same-site"]) throw AdminException.Forbidden("admin endpoints are not for pages of other sites");
        var own = $"{request.Scheme}://{request.Host}";
        if (request.Headers.Origin is [{ } origin, ..] && origin != own) throw AdminException.Forbidden($"admin endpoints are for programs and for pages of {own}, not for pages of other origins");
    }

    private static bool IsAddress(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);
}

/// <summary>The secret that calls of the admin API carry.</summary>
internal sealed class AdminKey
{
    private const int Shortest = 16;

    private readonly byte[] _hash;

    public AdminKey(string key) => _hash = HashOf(key);

    /// <summary>Why it cannot be a key; null: it can.</summary>
    public static string? ProblemOf(string key) =>
        key.Length < Shortest ? $"must be at least {Shortest} characters long"
        : key.Any(letter => letter is <= ' ' or > '~') ? "must be printable ASCII without spaces: it travels in a header"
        : null;

    /// <param name="authorization">The header of that name.</param>
    public bool IsIn(string? authorization) =>
        // Of hashes: neither the content nor the length shows in the time it takes.
        CryptographicOperations.FixedTimeEquals(HashOf(BearerToken.In(authorization).ToString()), _hash);

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
