using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Reads pairs of a query or a form, <c>a=1&amp;b=2</c>, for the rules and for the flows.</summary>
internal static class Pairs
{
    private const int ShortText = 256;

    /// <summary>Returns the first value of a name; null if it is absent or empty.</summary>
    public static string? First(ReadOnlySpan<char> pairs, string name)
    {
        foreach (var pair in pairs.Split('&'))
        {
            var text = pairs[pair];
            var equals = text.IndexOf('=');
            if (equals > 0 && IsNamed(text[..equals], name)) return Decode(text[(equals + 1)..]);
        }

        return null;
    }

    /// <summary>Returns the decoded names, including repeated ones; null if a name or a value cannot be decoded.</summary>
    public static IReadOnlyList<string>? Names(ReadOnlySpan<char> pairs)
    {
        List<string> names = [];
        foreach (var pair in pairs.Split('&'))
        {
            var text = pairs[pair];
            var equals = text.IndexOf('=');
            var (name, value) = equals < 0 ? (text.ToString(), "") : (text[..equals].ToString(), text[(equals + 1)..].ToString());
            if ((value.Length > 0 && Decode(value) is null) || (name.Length > 0 && Decode(name) is null)) return null;
            if (Decode(name) is { } decoded) names.Add(decoded);
        }

        return names;
    }

    /// <summary>Whether the encoded text is the name, in any encoding.</summary>
    public static bool IsNamed(ReadOnlySpan<char> encoded, string name)
    {
        if (!PercentEncoding.IsUsedIn(encoded)) return encoded.SequenceEqual(name);
        Span<char> decoded = stackalloc char[ShortText];
        return encoded.Length <= ShortText && PercentEncoding.TryDecode(encoded, decoded, out var length) && decoded[..length].SequenceEqual(name);
    }

    private static string? Decode(ReadOnlySpan<char> encoded)
    {
        if (encoded.IsEmpty) return null;
        if (!PercentEncoding.IsUsedIn(encoded)) return encoded.ToString();
        var decoded = encoded.Length <= ShortText ? stackalloc char[ShortText] : new char[encoded.Length];
        return PercentEncoding.TryDecode(encoded, decoded, out var length) && length > 0 ? decoded[..length].ToString() : null;
    }
}

/// <summary>Decodes text of a query or a form.</summary>
internal static class PercentEncoding
{
    private const int ShortText = 1024;

    public static bool IsUsedIn(ReadOnlySpan<char> text) => text.ContainsAny('%', '+');

    /// <summary>Decodes a text, which does not become longer; false if it is not percent-encoded UTF-8.</summary>
    public static bool TryDecode(ReadOnlySpan<char> encoded, Span<char> decoded, out int length)
    {
        length = 0;
        var longest = Encoding.UTF8.GetMaxByteCount(encoded.Length);
        var bytes = longest <= ShortText ? stackalloc byte[ShortText] : new byte[longest];
        var count = 0;
        while (!encoded.IsEmpty)
        {
            var plain = encoded.IndexOfAny('%', '+');
            if (plain < 0) plain = encoded.Length;
            count += Encoding.UTF8.GetBytes(encoded[..plain], bytes[count..]);
            encoded = encoded[plain..];
            switch (encoded)
            {
                case []:
                    break;
                case ['+', .. var rest]:
                    bytes[count++] = (byte)' ';
                    encoded = rest;
                    break;
                case ['%', _, _, .. var rest]
                    when byte.TryParse(encoded.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]):
                    count++;
                    encoded = rest;
                    break;
                default:
                    return false;
            }
        }

        return Utf8.IsValid(bytes[..count]) && Encoding.UTF8.TryGetChars(bytes[..count], decoded, out length);
    }
}
