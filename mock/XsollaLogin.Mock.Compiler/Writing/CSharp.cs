using System.Globalization;
using System.Text;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>Writes pieces of C# source.</summary>
internal static class CSharp
{
    /// <summary>Returns a literal, without escapes where C# allows it.</summary>
    public static string Literal(string? text)
    {
        if (text is null) return "null";
        var plain = !text.AsSpan().ContainsAny('"', '\\') && !text.Any(char.IsControl);
        if (plain) return $"\"{text}\"";
        var raw = !text.Any(char.IsControl) && !text.StartsWith('"') && !text.EndsWith('"') && !text.Contains("\"\"\"", StringComparison.Ordinal);
        return raw ? $"\"\"\"{text}\"\"\"" : $"\"{string.Concat(text.Select(Escape))}\"";
    }

    public static string Bytes(string text) => $"{Literal(text)}u8.ToArray()";

    public static string Literal(bool value) => value ? "true" : "false";

    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    public static string Pascal(string name)
    {
        var pascal = new StringBuilder();
        var atStart = true;
        foreach (var c in name.Any(char.IsLower) ? name : name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) pascal.Append(atStart ? char.ToUpperInvariant(c) : c);
            atStart = !char.IsAsciiLetterOrDigit(c);
        }

        return pascal.Length == 0 || char.IsAsciiDigit(pascal[0]) ? $"_{pascal}" : pascal.ToString();
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ when char.IsControl(c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };
}
