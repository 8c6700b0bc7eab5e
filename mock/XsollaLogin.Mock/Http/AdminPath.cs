using System.Net;
using Microsoft.AspNetCore.Http.Extensions;

namespace XsollaLogin.Mock.Http;

/// <summary>Which requests are for the admin API.</summary>
internal static class AdminPath
{
    public const string Prefix = "/__admin/";

    public static bool Is(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether WireMock.Net, which resolves dots and decodes once more, can read the address, and does not take it for one of its admin API.</summary>
    public static bool IsSafe(HttpRequest request) =>
        Uri.TryCreate(request.GetEncodedUrl(), UriKind.Absolute, out var url) && !WebUtility.UrlDecode(url.AbsolutePath).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
