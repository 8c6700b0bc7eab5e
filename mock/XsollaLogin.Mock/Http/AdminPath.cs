using System.Net;
using Microsoft.AspNetCore.Http.Extensions;

namespace XsollaLogin.Mock.Http;

/// <summary>Which requests are for the admin API.</summary>
internal static class AdminPath
{
    public const string Prefix = "/__admin/";

    public static bool Is(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The path as WireMock.Net reads it: decoded once more, and its dots resolved. Null: it would fail to read the address.</summary>
    public static string? AsWireMockReads(HttpRequest request) =>
        Uri.TryCreate(request.GetEncodedUrl(), UriKind.Absolute, out var url) ? WebUtility.UrlDecode(url.AbsolutePath) : null;
}
