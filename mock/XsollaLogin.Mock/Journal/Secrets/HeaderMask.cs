using Microsoft.Net.Http.Headers;

namespace XsollaLogin.Mock.Journal.Secrets;

/// <summary>Hides what is secret in a header.</summary>
internal static class HeaderMask
{
    private const string OldCookie = "Cookie2";
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase) { "Basic", "Bearer", "Digest", "DPoP", "Negotiate", "NTLM" };

    public static string Of(string name, string value) => name switch
    {
        _ when Is(name, HeaderNames.Authorization) || Is(name, HeaderNames.ProxyAuthorization) => Scheme(value),
        _ when Is(name, HeaderNames.Cookie) || Is(name, OldCookie) => string.Join("; ", value.Split(';', StringSplitOptions.TrimEntries).Select(Cookie)),
        _ when Is(name, HeaderNames.SetCookie) => SetCookie(value),
        _ when SecretNames.Has(name) && !SecretNames.IsOfUrl(name) => TextMask.Hidden,
        _ => TextMask.Of(value),
    };

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whoever forgets the scheme begins with the secret.</summary>
    private static string Scheme(string value) =>
        value.IndexOf(' ') is > 0 and var end && Schemes.Contains(value[..end]) ? $"{value[..end]} {TextMask.Hidden}" : TextMask.Hidden;

    private static string SetCookie(string value)
    {
        var attributes = value.IndexOf(';');
        return attributes < 0 ? Cookie(value) : Cookie(value[..attributes]) + value[attributes..];
    }

    /// <summary>That a cookie is empty tells that it goes.</summary>
    private static string Cookie(string pair) => pair.IndexOf('=') switch
    {
        < 0 => TextMask.Hidden,
        var equals when equals == pair.Length - 1 => pair,
        var equals => $"{pair[..equals]}={TextMask.Hidden}",
    };
}
