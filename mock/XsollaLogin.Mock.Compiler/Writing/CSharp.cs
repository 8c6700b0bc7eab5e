using System.Globalization;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>Writes pieces of C# source.</summary>
internal static class CSharp
{
    /// <summary>Returns a literal, without escapes where C# allows it.</summary>
    public static string Literal(string? text)
    {
        if (text is null) return "null";
        var plain = !text.AsSpan().ContainsAny('"', '\\') && !text.Any(IsEscaped);
        if (plain) return $"\"{text}\"";
        var raw = !text.Any(IsEscaped) && !text.StartsWith('"') && !text.EndsWith('"') && !text.Contains("\"\"\"", StringComparison.Ordinal);
        return raw ? $"\"\"\"{text}\"\"\"" : $"\"{string.Concat(text.Select(Escape))}\"";
    }

    public static string Bytes(string text) => $"{Literal(text)}u8.ToArray()";

    public static string Literal(bool value) => value ? "true" : "false";

    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    /// <summary>Whether C# needs an escape for the character; a separator of lines or paragraphs would end the line of the literal.</summary>
    private static bool IsEscaped(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ when IsEscaped(c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };
}
