using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Extensions;

namespace XsollaLogin.Mock.Http;

/// <summary>Recognizes requests for the admin API.</summary>
internal static partial class AdminPath
{
    public const string Prefix = "/__admin/";

    public static bool Is(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) || path == Prefix[..^1];

    /// <summary>Returns the part of an admin path after the prefix.</summary>
    public static string Below(string path) => path.Length > Prefix.Length ? path[Prefix.Length..] : "";

    /// <summary>Whether the request can be passed to WireMock.Net without reaching its admin API.</summary>
    /// <remarks>
    /// WireMock.Net resolves the segments <c>.</c> and <c>..</c>, decodes the path a second time, and matches at the start of each line of a path with line
    /// breaks; so a segment that begins with <c>__admin</c> must continue as another name.
    /// </remarks>
    public static bool CanPassToWireMock(HttpRequest request) =>
        AsWireMockReads(request) is { } path && !AdminSegment().IsMatch(path);

    /// <summary>Whether WireMock.Net and the mock read the same path from an admin request.</summary>
    public static bool IsReadAlike(HttpRequest request) => AsWireMockReads(request) == request.Path.Value && !request.Path.Value!.Contains('\n');

    private static string? AsWireMockReads(HttpRequest request)
    {
        try
        {
            return WebUtility.UrlDecode(new Uri(request.GetEncodedUrl()).AbsolutePath);
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            // WireMock.Net cannot read the request, because its host is not valid.
            return null;
        }
    }

    [GeneratedRegex(@"[/\\]__admin(?![\w.~:@,-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AdminSegment();
}
