using System.Globalization;
using System.Text.RegularExpressions;
using XsollaLogin.Yaml;
using YamlDotNet.RepresentationModel;

namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>A value in the contract with its name and position; its children are read through references.</summary>
internal sealed partial class Node(YamlNode yaml, string key, string name, Document document)
{
    /// <summary>The key under which the value is used.</summary>
    public string Key => key;

    /// <summary>The key under which the value is defined; it differs from <see cref="Key"/> behind a reference.</summary>
    public string Name => name;

    /// <summary>An object that is the same for all references to one value.</summary>
    public object Identity => yaml;

    public bool IsMap => yaml is YamlMappingNode;

    public bool IsList => yaml is YamlSequenceNode;

    /// <summary>A scalar as JSON; null: no scalar, or a number that JSON writes differently.</summary>
    public string? Literal => yaml is YamlScalarNode scalar && !IsForeignNumber(scalar) ? YamlToJson.Text(ToJson()) : null;

    public JsonNode? ToJson() => YamlToJson.Convert(yaml);

    public string? Text => (yaml as YamlScalarNode)?.Value;

    public IEnumerable<Node> Entries =>
        yaml is not YamlMappingNode map ? [] : map.Children.Select(entry => document.Resolve(entry.Value, entry.Key.ToString())).OfType<Node>();

    public IEnumerable<Node> Items =>
        yaml is not YamlSequenceNode list ? [] : list.Children.Select(item => document.Resolve(item, key)).OfType<Node>();

    public Node? this[string child] =>
        yaml is YamlMappingNode map && map.Children.TryGetValue(child, out var found) ? document.Resolve(found, child) : null;

    public void Report(string message) => document.Report(yaml, message);

    /// <summary>Returns the child; reports a problem if it is missing (a broken reference is already reported).</summary>
    public Node? Require(string child)
    {
        if (this[child] is { } found) return found;
        if (yaml is not YamlMappingNode map || !map.Children.ContainsKey(child)) Report($"'{child}' is missing here");
        return null;
    }

    public string? TextOf(string child) => this[child]?.Text;

    public bool Flag(string child)
    {
        if (this[child] is not { } found) return false;
        if (found.Literal is ("true" or "false") and var flag) return flag == "true";
        found.Report($"'{child}' must be true or false");
        return false;
    }

    public long? Integer(string child)
    {
        if (this[child] is not { } found) return null;
        if (long.TryParse(found.Literal, CultureInfo.InvariantCulture, out var number)) return number;
        found.Report($"'{child}' must be a whole number");
        return null;
    }

    public long? Length(string child)
    {
        var length = Integer(child);
        if (length is < 0 or > int.MaxValue) this[child]!.Report($"'{child}' must be from 0 to {int.MaxValue}");
        return length;
    }

    /// <summary>Reports each key that is neither among <paramref name="known"/> nor an extension.</summary>
    public void AllowOnly(string what, params ReadOnlySpan<string> known)
    {
        foreach (var entry in Entries)
        {
            if (!known.Contains(entry.Key) && !entry.Key.StartsWith("x-", StringComparison.Ordinal))
            {
                entry.Report($"the mock does not know '{entry.Key}' in {what}; remove it or extend the compiler of the mock");
            }
        }
    }

    /// <summary>Whether YAML reads a number that JSON writes differently.</summary>
    private static bool IsForeignNumber(YamlScalarNode scalar) =>
        YamlToJson.IsPlain(scalar) && scalar.Value is { } plain && YamlNumber().IsMatch(plain) && !JsonNumber().IsMatch(plain);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex YamlNumber();
}
