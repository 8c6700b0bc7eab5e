using System.Text;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Journal.Secrets;

/// <summary>Hides what is secret in a form.</summary>
internal static class FormMask
{
    private const int LongestName = 64;

    /// <summary>Null where it only says that it is a form: nothing of it can be shown.</summary>
    /// <param name="onlyKnown">Whether fields that the contract does not know are hidden, too.</param>
    public static string? Of(ReadOnlySpan<byte> body, bool onlyKnown)
    {
        if (!Utf8.IsValid(body)) return null;
        var pairs = Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries);
        return pairs.All(pair => IsPair(pair, onlyKnown)) ? string.Join('&', pairs.Select(pair => Mask(pair, onlyKnown))) : null;
    }

    /// <summary>Base64 ends in such signs, too, and is no name.</summary>
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
