using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Http;

/// <summary>Checks and builds URLs that the browser is redirected to.</summary>
internal static partial class Urls
{
    /// <summary>
    /// Returns why a browser must not be redirected to the URL with a token, as the end of a sentence; null for a web address, and for an app with a scheme
    /// in reverse domain notation (RFC 8252, section 7.1), with <c>app://</c>, which the documentation of the SDKs uses, or with one of its own schemes.
    /// </summary>
    /// <param name="appSchemes">The other schemes that are allowed.</param>
    /// <remarks>The text of the scheme is checked, because .NET and browsers parse malformed URLs differently.</remarks>
    public static string? ProblemOf(string url, IReadOnlyList<string> appSchemes)
    {
        if (url.Any(char.IsControl)) return "has a control character";
        if (SchemeOf(url) is not { } scheme) return "has no scheme, such as https://";
        if (!System.Text.Ascii.IsValid(url) && !Uri.TryCreate(url, UriKind.Absolute, out _)) return "is not a valid URL";
        if (scheme.Contains('.')) return null;
        if (!(scheme is "http" or "https" or "app" || appSchemes.Contains(scheme))) return "has a scheme that appSchemes does not allow";
        return url.AsSpan(scheme.Length).StartsWith("://") && url.Length > scheme.Length + "://".Length ? null : $"needs {scheme}:// and an address";
    }

    /// <summary>Returns the scheme in lower case; null if there is none. The part before a port is no scheme: <c>localhost:3000</c>.</summary>
    public static string? SchemeOf(string url) => Scheme().Match(url) is { Success: true } match ? match.Groups["scheme"].Value.ToLowerInvariant() : null;

    /// <summary>Whether the text is a scheme in lower case, and not one with which a browser itself opens a script, data or a file.</summary>
    public static bool IsAppScheme(string text) =>
        SchemeOf(text + ":") == text && text is not ("blob" or "data" or "file" or "filesystem" or "javascript" or "vbscript");

    /// <summary>Whether the text is an origin as browsers send it: a scheme, a host and perhaps a port.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && !text.Contains('@')
        && url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the origin of a web server, as browsers send it; null if its scheme is not http or https, or if it has a user name, path, query or fragment.
    /// </summary>
    public static string? OriginOf(Uri url)
    {
        var isOrigin = url is { IsAbsoluteUri: true, Scheme: "http" or "https", AbsolutePath: "/", Port: > 0 }
            && url.OriginalString.AsSpan().IndexOfAny("@?#") < 0;
        return isOrigin ? OriginOf(url.Scheme, new HostString(url.HostNameType == UriHostNameType.Dns ? url.IdnHost : url.Host, url.Port)) : null;
    }

    /// <summary>Returns the origin of a host, as browsers send it: in lower case and without the default port of the scheme.</summary>
    public static string OriginOf(string scheme, HostString host)
    {
        var hasDefaultPort = host.Port is { } port && port == (scheme == Uri.UriSchemeHttps ? 443 : 80);
        return $"{scheme}://{(hasDefaultPort ? host.Host : host.Value)}".ToLowerInvariant();
    }

    /// <summary>Returns the URL in ASCII, as a header requires it.</summary>
    public static string ForHeader(string url)
    {
        if (System.Text.Ascii.IsValid(url)) return url;
        var parsed = new Uri(url);
        return parsed.HostNameType == UriHostNameType.Dns ? new UriBuilder(parsed) { Host = parsed.IdnHost }.Uri.AbsoluteUri : parsed.AbsoluteUri;
    }

    /// <summary>Returns the URL with more query parameters; those without a value are left out.</summary>
    public static string With(string url, params ReadOnlySpan<UrlParameter> parameters)
    {
        using var text = Write(url, parameters);
        return text.ToString();
    }

    /// <summary>Writes the URL with more query parameters; those without a value are left out. The caller disposes of the buffer.</summary>
    public static Utf8Buffer Write(string url, params ReadOnlySpan<UrlParameter> parameters)
    {
        var end = url.IndexOf('#') is >= 0 and var fragment ? fragment : url.Length;
        var address = url.AsSpan(0, end);
        var separator = address.Contains('?') ? address[^1] is '?' or '&' ? "" : "&" : "?";
        var text = Utf8Buffer.Take();
        text.Add(address);
        foreach (var (name, value, token) in parameters)
        {
            if (value is null && token is null) continue;
            text.Add(separator);
            text.Add(name);
            text.Add("="u8);
            if (token is not null) text.Add(token.Written);
            else text.Add(Uri.EscapeDataString(value!));
            separator = "&";
        }

        text.Add(url.AsSpan(end));
        return text;
    }

    [GeneratedRegex("^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?![0-9])")]
    private static partial Regex Scheme();
}

/// <summary>A query parameter to add to a URL.</summary>
/// <param name="Value">The value; null if there is a token. If both are null, the parameter is left out.</param>
/// <param name="Token">A value that needs no escaping.</param>
internal readonly record struct UrlParameter(string Name, string? Value, Utf8Buffer? Token)
{
    public static implicit operator UrlParameter((string Name, string? Value) parameter) => new(parameter.Name, parameter.Value, null);

    public static implicit operator UrlParameter((string Name, Utf8Buffer Token) parameter) => new(parameter.Name, null, parameter.Token);
}
