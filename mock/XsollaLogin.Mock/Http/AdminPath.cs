using System.Net;
using Microsoft.AspNetCore.Http.Extensions;

namespace XsollaLogin.Mock.Http;

/// <summary>Which requests are for the admin API.</summary>
internal static class AdminPath
{
    public const string Prefix = "/__admin/";

    public static bool Is(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>
    /// Whether WireMock.Net, which resolves dots and decodes once more, can read the address, and does not take it for one of its admin API:
    /// its matchers begin at each line of a path.
    /// </summary>
    public static bool IsSafe(HttpRequest request) => AsWireMockReads(request) is { } path && !path.Contains(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether WireMock.Net takes the address of an admin request for the one that the mock has routed by.</summary>
    public static bool IsExact(HttpRequest request) => AsWireMockReads(request) == request.Path.Value && !request.Path.Value!.Contains('\n');

    private static string? AsWireMockReads(HttpRequest request)
    {
        try
        {
            return WebUtility.UrlDecode(new Uri(request.GetEncodedUrl()).AbsolutePath);
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            // The host is no name.
            return null;
        }
    }
}
