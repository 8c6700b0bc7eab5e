using System.Net;
using Microsoft.AspNetCore.Http.Extensions;

namespace XsollaLogin.Mock.Http;

/// <summary>Recognizes requests for the admin API.</summary>
internal static class AdminPath
{
    public const string Prefix = "/__admin/";

    public static bool Is(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>
    /// Whether WireMock.Net can read the address and does not take it for one of its admin API: it resolves dots and decodes once more,
    /// and its matchers begin at each line of a path.
    /// </summary>
    public static bool IsSafe(HttpRequest request) =>
        AsWireMockReads(request) is { } path && !path.Contains(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether WireMock.Net reads the same path of an admin request as the mock.</summary>
    public static bool IsExact(HttpRequest request) => AsWireMockReads(request) == request.Path.Value && !request.Path.Value!.Contains('\n');

    private static string? AsWireMockReads(HttpRequest request)
    {
        try
        {
            return WebUtility.UrlDecode(new Uri(request.GetEncodedUrl()).AbsolutePath);
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            // The host is not valid.
            return null;
        }
    }
}
