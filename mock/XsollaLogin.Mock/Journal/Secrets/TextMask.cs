using System.Text;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Flows;

namespace XsollaLogin.Mock.Journal.Secrets;

/// <summary>Hides what is secret in a text that is none: parameters of URLs, ids of mailed links, tokens by their form.</summary>
internal static partial class TextMask
{
    public const string Hidden = "***";
    private const int DeepestUrl = 8;

    public static string Of(string text) => Of(text, DeepestUrl);

    /// <summary>The pairs of a query or a form, <c>a=1&amp;b=2</c>, whatever their encoding.</summary>
    public static string OfPairs(string pairs) => OfPairs(pairs, DeepestUrl);

    /// <summary>As it was sent, the letters and signs that a query escapes as such.</summary>
    public static string Decode(string encoded) => Uri.UnescapeDataString(encoded.Replace('+', ' '));

    public static bool IsUrl(string text) => text.Contains("://", StringComparison.Ordinal);

    private static string Of(string text, int depth)
    {
        var start = text.AsSpan().IndexOfAny('?', '#');
        if (start >= 0 && text.Contains('=')) text = text[..(start + 1)] + OfPairs(text[(start + 1)..], depth);
        if (text.Contains(MailedLinks.Prefix, StringComparison.Ordinal)) text = MailedLink().Replace(text, $"$1{Hidden}");
        return text.Contains("eyJ", StringComparison.Ordinal) ? Token().Replace(text, Hidden) : text;
    }

    private static string OfPairs(string pairs, int depth)
    {
        var masked = new StringBuilder(pairs.Length);
        var start = 0;
        for (var i = 0; i <= pairs.Length; i++)
        {
            // A URL within a URL need not be escaped: its question mark begins a pair, too.
            if (i < pairs.Length && pairs[i] is not ('&' or '?' or '#')) continue;
            masked.Append(OfPair(pairs[start..i], depth));
            if (i < pairs.Length) masked.Append(pairs[i]);
            start = i + 1;
        }

        return masked.ToString();
    }

    private static string OfPair(string pair, int depth)
    {
        var equals = pair.IndexOf('=');
        if (equals < 0) return pair;
        var (name, value) = (pair[..equals], pair[(equals + 1)..]);
        var decoded = Decode(value);
        if (value.Length == 0) return pair;
        if (SecretNames.Has(Decode(name)) && !(SecretNames.IsOfUrl(Decode(name)) && IsUrl(decoded))) return $"{name}={Hidden}";
        if (depth == 0) return $"{name}={Hidden}";
        var masked = Of(decoded, depth - 1);
        return masked == decoded ? pair : $"{name}={Uri.EscapeDataString(masked)}";
    }

    [GeneratedRegex($@"({MailedLinks.Prefix}[^/?#\s]+/)[^/?#\s""]+", RegexOptions.CultureInvariant)]
    private static partial Regex MailedLink();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_\-]*\.[A-Za-z0-9_\-]*(\.[A-Za-z0-9_\-]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
