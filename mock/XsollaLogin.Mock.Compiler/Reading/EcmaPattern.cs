using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>A pattern of JSON Schema means ECMA-262: its classes are ASCII, and <c>$</c> is the very end, not the place before a last newline.</summary>
internal static partial class EcmaPattern
{
    public const RegexOptions Options = RegexOptions.ECMAScript;

    public static string Translate(string pattern) => EscapeClassOrEnd().Replace(pattern, match => match.Value == "$" ? @"\z" : match.Value);

    [GeneratedRegex(@"\\.|\[(?:\\.|[^\]\\])*|\$", RegexOptions.Singleline)]
    private static partial Regex EscapeClassOrEnd();
}
