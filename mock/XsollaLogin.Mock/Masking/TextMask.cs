using System.Buffers;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Masking;

/// <summary>Masks secrets embedded in plain text: parameters of URLs, ids of mailed links, and tokens.</summary>
internal static partial class TextMask
{
    public const string Hidden = "***";
    private const int DeepestUrl = 8;
    private static readonly SearchValues<char> SignsOfPairs = SearchValues.Create("?#;&=%");

    /// <summary>Masks the URL of a request, including the id of a mailed link in any spelling of the path.</summary>
    public static string OfUrl(string path, string url)
    {
        if (!LinkPath.Is(path)) return Of(url);
        var (project, query) = (path.IndexOf('/', LinkPath.Prefix.Length), url.IndexOfAny(['?', '#']));
        var shown = new PathString(project < 0 || project == path.Length - 1 ? LinkPath.Prefix : path[..(project + 1)]).ToUriComponent() + Hidden;
        return query < 0 ? shown : shown + OfPairs(url[query..]);
    }

    /// <summary>Masks the pairs of a query or a form, <c>a=1&amp;b=2</c>, in any encoding.</summary>
    public static string OfPairs(string pairs, int depth = DeepestUrl) => Pair().Replace(pairs, pair => OfPair(pair.Value, depth));

    /// <summary>Decodes a name or a value of a query.</summary>
    public static string Decode(string encoded) => Uri.UnescapeDataString(encoded.Replace('+', ' '));

    public static bool IsUrl(string text) => text.Contains("://", StringComparison.Ordinal);

    /// <summary>Masks the secrets in a text.</summary>
    /// <param name="depth">The number of levels of URLs within URLs to search.</param>
    public static string Of(string text, int depth = DeepestUrl)
    {
        if (IsUrl(text)) text = UserInfo().Replace(text, $"$1{Hidden}@");
        if (text.AsSpan().ContainsAny(SignsOfPairs)) text = OfPairs(text, depth);
        if (text.Contains(LinkPath.Prefix, StringComparison.OrdinalIgnoreCase)) text = MailedLink().Replace(text, $"$1{Hidden}");
        return text.Contains("eyJ", StringComparison.Ordinal) ? Token().Replace(text, Hidden) : text;
    }

    private static string OfPair(string pair, int depth)
    {
        var equals = pair.IndexOf('=');
        var (name, value) = (pair[..(equals + 1)], pair[(equals + 1)..]);
        var (decodedName, decoded) = (Decode(name), Decode(value));
        if (value.Length == 0 || (equals < 0 && decoded == value)) return pair;
        if (SecretNames.Has(decodedName) && !(SecretNames.IsOfUrl(decodedName) && IsUrl(decoded))) return name + Hidden;
        if (depth == 0) return name + Hidden;
        var masked = Of(decoded, depth - 1);
        if (masked == decoded) return pair;
        var escaped = Uri.EscapeDataString(masked);
        // The slashes of a path stay readable.
        return equals < 0 ? escaped.Replace("%2F", "/", StringComparison.Ordinal) : name + escaped;
    }

    /// <summary>Matches a pair. A URL within a URL may be unescaped, so a question mark begins a pair, too.</summary>
    [GeneratedRegex("[^&;?#]+")]
    private static partial Regex Pair();

    [GeneratedRegex(@"(://)[^/?#\s""]*@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    [GeneratedRegex($@"({LinkPath.Prefix})[^?#\s""]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MailedLink();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_\-]*\.[A-Za-z0-9_\-]*(\.[A-Za-z0-9_\-]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
