using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Http;

/// <summary>Checks and builds URLs that the browser is redirected to.</summary>
internal static partial class Urls
{
    private static readonly string[] Scripts = ["javascript", "data", "vbscript"];

    /// <summary>Whether a browser may be redirected to the URL with a token: the scheme of an app is allowed, a script is not.</summary>
    public static bool IsSafe(string url) =>
        !url.Any(char.IsControl)
        && !(Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) && Scripts.Contains(parsed.Scheme, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the URL has a scheme; the part before a port has none: <c>localhost:3000</c>.</summary>
    public static bool HasScheme(string url) => Scheme().IsMatch(url);

    /// <summary>Whether the text is an origin as browsers send it: a scheme, a host and perhaps a port.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the URL in ASCII, as a header requires it.</summary>
    public static string ForHeader(string url)
    {
        if (System.Text.Ascii.IsValid(url)) return url;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed)) return Uri.EscapeDataString(url);
        return parsed.HostNameType == UriHostNameType.Dns ? new UriBuilder(parsed) { Host = parsed.IdnHost }.Uri.AbsoluteUri : parsed.AbsoluteUri;
    }

    /// <summary>Returns the URL with more query parameters; those without a value are left out.</summary>
    public static string With(string url, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var end = url.IndexOf('#') is >= 0 and var fragment ? fragment : url.Length;
        var address = url.AsSpan(0, end);
        var separator = address.Contains('?') ? address[^1] is '?' or '&' ? "" : "&" : "?";
        // Unlike a StringBuilder, it writes into a reused array: with a token, the URL is the largest text of a login (benchmark: stations).
        var text = new DefaultInterpolatedStringHandler(0, 0);
        text.AppendFormatted(address);
        foreach (var (name, value) in parameters)
        {
            if (value is null) continue;
            text.AppendLiteral(separator);
            text.AppendLiteral(name);
            text.AppendLiteral("=");
            text.AppendLiteral(Uri.EscapeDataString(value));
            separator = "&";
        }

        text.AppendFormatted(url.AsSpan(end));
        return text.ToStringAndClear();
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])")]
    private static partial Regex Scheme();
}
