using System.Text.RegularExpressions;
using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Reads schemas.</summary>
internal sealed class SchemaReader
{
    private static readonly string[] KeywordsOfEveryType = ["type", "nullable", "default", "description", "title", "example", "deprecated"];
    private static readonly Dictionary<string, string[]> KeywordsOfType = new()
    {
        ["any"] = ["oneOf", "anyOf", "format"],
        ["string"] = ["format", "enum", "pattern", "minLength", "maxLength", "allOf"],
        ["integer"] = ["format", "minimum", "maximum"],
        ["boolean"] = [],
        ["object"] = ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
        ["array"] = ["items"],
    };

    private static readonly string[] Lengths = ["minLength", "maxLength", "minProperties", "maxProperties"];
    private static readonly string[] Bounds = ["minimum", "maximum"];

    private readonly Dictionary<object, DeclaredSchema> _read = [];
    private readonly HashSet<object> _open = [];

    public DeclaredSchema Read(Node node)
    {
        if (_read.TryGetValue(node.Identity, out var known)) return known;
        var schema = new DeclaredSchema(node.Name);
        if (_open.Add(node.Identity))
        {
            schema = Build(node);
            _open.Remove(node.Identity);
            _read[node.Identity] = schema;
        }
        else
        {
            node.Report($"the schema '{node.Name}' contains itself; the mock cannot check that");
        }

        return schema;
    }

    private DeclaredSchema Build(Node node)
    {
        var type = node.TextOf("type") ?? "any";
        if (KeywordsOfType.TryGetValue(type, out var keywords)) node.AllowOnly($"a schema of type {type}", [.. KeywordsOfEveryType, .. keywords]);
        else node["type"]!.Report($"the mock does not know the type '{type}'; it knows {string.Join(", ", KeywordsOfType.Keys.Skip(1))}");

        RequireNoRule(node["allOf"]);
        if (OtherValues(node) is { } other) return Read(other) with { Name = node.Name };
        return new DeclaredSchema(node.Name)
        {
            Type = type,
            Format = node.TextOf("format"),
            Nullable = node.Flag("nullable"),
            EmptyArray = node.Flag("x-empty-array"),
            BooleanText = node.Flag("x-boolean-text"),
            Secret = node.Flag("x-secret"),
            ViolationExample = node.TextOf("x-violation"),
            Enum = [.. (node["enum"]?.Items ?? []).Select(item => item.Text ?? "")],
            Pattern = node["pattern"] is { } pattern ? Pattern(pattern) : null,
            Limits = [.. Limits(Lengths, node.Length), .. Limits(Bounds, node.Integer)],
            Properties = Properties(node),
            AdditionalProperties = type == "object" && AdditionalProperties(node),
            Items = type == "array" && node.Require("items") is { } items ? Read(items) : null,
            OneOf = [.. (node["oneOf"]?.Items ?? []).Select(Read)],
        };
    }

    /// <summary>Returns the other values of an open enum. The known values are among them, so that only they are checked.</summary>
    private static Node? OtherValues(Node node)
    {
        if (node["anyOf"] is not { } alternatives) return null;
        if (alternatives.Items.ToList() is [var known, var other] && known["enum"] is not null && other["enum"] is null) return other;
        alternatives.Report("'anyOf' must have two alternatives: an enum of known values and the schema of other values");
        return null;
    }

    /// <summary>Reports a part of a text that is more than a text: members are no rule for a text.</summary>
    private static void RequireNoRule(Node? allOf)
    {
        var rules = (allOf?.Items ?? []).SelectMany(part => part.Entries);
        foreach (var rule in rules.Where(rule => rule is not ({ Key: "type", Text: "string" } or { Key: "properties" })))
            rule.Report("'allOf' of a text may have 'type: string' and 'properties' only: the mock checks no other rule in it");
    }

    private static IEnumerable<(string Keyword, long Value)> Limits(string[] keywords, Func<string, long?> read) =>
        keywords.Where(keyword => read(keyword) is not null).Select(keyword => (keyword, read(keyword)!.Value));

    private List<DeclaredField> Properties(Node node)
    {
        var required = (node["required"]?.Items ?? []).Select(item => item.Text).ToHashSet();
        var fields = (node["properties"]?.Entries ?? []).Select(p => new DeclaredField(p.Name, p.Key, required.Contains(p.Key), Read(p))).ToList();
        foreach (var missing in required.Except(fields.Select(f => f.Name))) node.Report($"'{missing}' is required but is not a property");
        return fields;
    }

    private static string? Pattern(Node node)
    {
        try
        {
            _ = new Regex(EcmaPattern.Translate(node.Text ?? ""), EcmaPattern.Options);
        }
        catch (ArgumentException e)
        {
            node.Report($"the pattern does not compile: {e.Message}");
        }

        return node.Text;
    }

    private static bool AdditionalProperties(Node node)
    {
        if (node["additionalProperties"] is null) node.Report("'additionalProperties' is missing: set it to true or false");
        return node.Flag("additionalProperties");
    }
}

/// <summary>Translates a pattern of JSON Schema (ECMA-262) to .NET: classes are ASCII, and <c>$</c> does not match before a last newline.</summary>
internal static partial class EcmaPattern
{
    public const RegexOptions Options = RegexOptions.ECMAScript;

    public static string Translate(string pattern) => EscapeClassOrEnd().Replace(pattern, match => match.Value == "$" ? @"\z" : match.Value);

    [GeneratedRegex(@"\\.|\[(?:\\.|[^\]\\])*|\$", RegexOptions.Singleline)]
    private static partial Regex EscapeClassOrEnd();
}
