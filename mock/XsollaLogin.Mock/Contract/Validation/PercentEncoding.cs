using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Text as a query or a form encodes it.</summary>
internal static class PercentEncoding
{
    private const int ShortText = 1024;

    public static bool IsUsedIn(ReadOnlySpan<char> text) => text.ContainsAny('%', '+');

    /// <summary>Decodes; false where the text is no percent-encoded UTF-8. The decoded text is never longer.</summary>
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
                case ['%', _, _, .. var rest] when byte.TryParse(encoded.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]):
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
