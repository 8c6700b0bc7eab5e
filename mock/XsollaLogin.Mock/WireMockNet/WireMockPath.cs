using System.Net;
using Microsoft.AspNetCore.Http.Extensions;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>The path of a request as WireMock.Net reads it: with resolved segments <c>.</c> and <c>..</c>, and decoded a second time, as a query is.</summary>
internal static class WireMockPath
{
    /// <summary>Returns the path; null if WireMock.Net cannot read the request, because its host is not valid.</summary>
    public static string? Of(HttpRequest request)
    {
        try
        {
            return WebUtility.UrlDecode(new Uri(request.GetEncodedUrl()).AbsolutePath);
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            return null;
        }
    }
}
