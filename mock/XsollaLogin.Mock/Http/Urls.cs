namespace XsollaLogin.Mock.Http;

/// <summary>URLs that callers give, for the browser to go to.</summary>
internal static class Urls
{
    private static readonly string[] Scripts = ["javascript", "data", "vbscript"];

    /// <summary>Whether a browser may be sent there with a token: an app's own scheme is fine, a script is not.</summary>
    public static bool IsSafe(string url) =>
        !url.Any(char.IsControl) && !(Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) && Scripts.Contains(parsed.Scheme, StringComparer.OrdinalIgnoreCase));

    /// <summary>The URL as a header can carry it: in ASCII, whatever alphabet its host and path are written in.</summary>
    public static string ForHeader(string url)
    {
        if (System.Text.Ascii.IsValid(url)) return url;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed)) return Uri.EscapeDataString(url);
        return parsed.HostNameType == UriHostNameType.Dns ? new UriBuilder(parsed) { Host = parsed.IdnHost }.Uri.AbsoluteUri : parsed.AbsoluteUri;
    }

    /// <summary>The URL with one more parameter in its query, before its fragment.</summary>
    public static string With(string url, string name, string value)
    {
        var fragment = url.IndexOf('#');
        var (address, rest) = fragment < 0 ? (url, "") : (url[..fragment], url[fragment..]);
        var separator = address.Contains('?') ? address[^1] is '?' or '&' ? "" : "&" : "?";
        return $"{address}{separator}{name}={Uri.EscapeDataString(value)}{rest}";
    }
}
