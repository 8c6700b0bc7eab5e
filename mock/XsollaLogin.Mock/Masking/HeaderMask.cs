using System.Text;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace XsollaLogin.Mock.Masking;

/// <summary>Masks secrets in a header.</summary>
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

    /// <summary>Masks credentials; without a known scheme, the first word may be the secret itself.</summary>
    private static string Scheme(string value) =>
        value.IndexOf(' ') is > 0 and var end && Schemes.Contains(value[..end]) ? $"{value[..end]} {TextMask.Hidden}" : TextMask.Hidden;

    private static string SetCookie(string value)
    {
        var attributes = value.IndexOf(';');
        return attributes < 0 ? Cookie(value) : Cookie(value[..attributes]) + value[attributes..];
    }

    /// <summary>Masks the value of a cookie; an empty value is shown, because it only deletes the cookie.</summary>
    private static string Cookie(string pair) => pair.IndexOf('=') switch
    {
        < 0 => TextMask.Hidden,
        var equals when equals == pair.Length - 1 => pair,
        var equals => $"{pair[..equals]}={TextMask.Hidden}",
    };
}

/// <summary>Masks secrets in a form.</summary>
internal static class FormMask
{
    private const int LongestName = 64;

    /// <summary>Masks the body of a form; null if it is not a form, and cannot be shown.</summary>
    /// <param name="onlyKnown">Whether fields that are not in the contract are masked, too.</param>
    public static string? Of(ReadOnlySpan<byte> body, bool onlyKnown)
    {
        if (!Utf8.IsValid(body)) return null;
        var pairs = Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries);
        return pairs.All(pair => IsPair(pair, onlyKnown)) ? string.Join('&', pairs.Select(pair => Mask(pair, onlyKnown))) : null;
    }

    /// <summary>Whether the text is a name and a value, and not, for example, Base64 that ends with equals signs.</summary>
    private static bool IsPair(string pair, bool onlyKnown) =>
        pair.IndexOf('=') is > 0 and < LongestName and var equals && TextMask.Decode(pair[..equals]) is var name
        && (!onlyKnown || pair[equals..].Trim('=').Length > 0 || SecretNames.IsKnown(name))
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '[' or ']');

    private static string Mask(string pair, bool onlyKnown)
    {
        var name = pair[..pair.IndexOf('=')];
        return onlyKnown && !SecretNames.IsKnownPlain(TextMask.Decode(name)) ? $"{name}={TextMask.Hidden}" : TextMask.OfPairs(pair);
    }
}
