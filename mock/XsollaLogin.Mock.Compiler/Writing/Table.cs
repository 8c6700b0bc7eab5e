using System.Text;
using XsollaLogin.Mock.Compiler.Naming;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>A nested class of named values; equal values of one name are written once.</summary>
internal sealed class Table(string name, Func<string, string, string> declaration, string visibility = "private")
{
    private readonly Dictionary<(string Wanted, string Value), string> _nameOf = [];
    private readonly Identifiers _identifiers = new(name);
    private readonly List<string> _lines = [];

    /// <summary>Returns a table of values that are created on first use: a start creates none, a request only those it needs.</summary>
    public static Table OfLazy(string name, string type, string visibility = "private") =>
        new(name, (value, code) => $"public static {type} {value} => field ?? First(ref field, {code});", visibility);

    /// <summary>Adds a value and returns the expression that reads it.</summary>
    public string Add(string wanted, string value)
    {
        if (_nameOf.TryGetValue((wanted, value), out var known)) return $"{name}.{known}";
        var unique = _identifiers.Unique(wanted);
        _nameOf[(wanted, value)] = unique;
        _lines.Add(declaration(unique, value));
        return $"{name}.{unique}";
    }

    public void WriteTo(StringBuilder code)
    {
        code.Append($"\n    {visibility} static partial class {name}\n    {{\n");
        foreach (var line in _lines) code.Append("        ").Append(line).Append('\n');
        code.Append("    }\n");
    }
}
