namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>Writes values of the contract as compact JSON.</summary>
internal static class Json
{
    private const string HoleMark = "\u0001";

    /// <param name="hole">The scalar to leave out; null: none.</param>
    public static string Of(Node value, Node? hole = null)
    {
        if (ReferenceEquals(value.Identity, hole?.Identity)) return HoleMark;
        if (value.IsMap) return $"{{{string.Join(',', value.Entries.Select(entry => $"{Quote(entry.Key)}:{Of(entry, hole)}"))}}}";
        if (value.IsList) return $"[{string.Join(',', value.Items.Select(item => Of(item, hole)))}]";
        if (value.Literal is { } literal) return literal;
        value.Report($"{value.Text} is a number in YAML that JSON writes differently; quote it if it is text, otherwise write it as in JSON");
        return "null";
    }

    /// <summary>The JSON before and after one scalar inside the value.</summary>
    public static (string Before, string After) Around(Node value, Node hole)
    {
        var parts = Of(value, hole).Split(HoleMark);
        return (parts[0], parts[1]);
    }

    /// <summary>Quotes a text and escapes only what JSON requires; the encoders of .NET escape all characters beyond the basic plane, too.</summary>
    public static string Quote(string text) => $"\"{string.Concat(text.Select(Escape))}\"";

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        < ' ' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };
}
