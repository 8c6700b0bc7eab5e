using System.Text;
using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>A pattern of JSON Schema means ECMA-262: its classes are ASCII, and <c>$</c> is the very end, not the place before a last newline.</summary>
internal static class EcmaPattern
{
    public const RegexOptions Options = RegexOptions.ECMAScript;

    public static string Translate(string pattern)
    {
        var translated = new StringBuilder(pattern.Length + 2);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                translated.Append(c).Append(pattern[++i]);
                continue;
            }

            inClass = c == '[' || (inClass && c != ']');
            if (c == '$' && !inClass) translated.Append("\\z");
            else translated.Append(c);
        }

        return translated.ToString();
    }
}
