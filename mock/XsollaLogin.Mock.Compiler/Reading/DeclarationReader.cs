using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Naming;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Reads the declarations of the project settings and of scripted answers from the schemas of the admin document.</summary>
internal sealed class DeclarationReader(Document document)
{
    public const string Settings = "Settings";
    public const string ScriptedAnswer = "ScriptedAnswer";

    private static readonly string[] KeywordsOfEveryType = ["type", "description", "default"];
    private static readonly Dictionary<string, string[]> KeywordsOfType = new()
    {
        ["string"] = ["enum", "format", "minLength", "maxLength"],
        ["integer"] = ["format", "minimum", "maximum"],
        ["boolean"] = [],
        ["object"] = ["properties", "required", "additionalProperties", "anyOf"],
        ["array"] = ["items"],
    };

    private readonly Dictionary<string, DeclaredClass> _classes = [];
    private readonly Dictionary<string, DeclaredEnum> _enums = [];
    private readonly List<DeclaredFault> _faults = [];

    public Declaration? Read()
    {
        if (document.Root.Require("components")?.Require("schemas") is not { } schemas) return null;
        foreach (var root in (string[])[Settings, ScriptedAnswer])
        {
            if (schemas.Require(root) is { } schema) TypeOf(schema, root);
        }

        return new Declaration([.. _classes.Values], [.. _enums.Values], _faults);
    }

    private string TypeOf(Node schema, string name)
    {
        var type = schema.TextOf("type") ?? "";
        if (KeywordsOfType.TryGetValue(type, out var keywords)) schema.AllowOnly($"a schema of type {type}", [.. KeywordsOfEveryType, .. keywords]);
        else schema.Report($"the type must be one of {string.Join(", ", KeywordsOfType.Keys)}");
        return type switch
        {
            "boolean" => "bool",
            "integer" => schema.TextOf("format") == "int64" ? "long" : "int",
            "array" => $"IReadOnlyList<{(schema.Require("items") is { } items ? TypeOf(items, items.Name) : "string")}>",
            "object" => schema["properties"] is null ? "JsonElement" : ClassOf(schema, name),
            "string" when schema["x-faults"] is { } faults => FaultsOf(schema, faults),
            // Only a named schema, behind a reference, becomes an enum.
            "string" when schema["enum"] is not null && schema.Name != schema.Key => EnumOf(schema),
            _ => "string",
        };
    }

    private string ClassOf(Node schema, string name)
    {
        // The name is reserved first, because a schema may refer to itself.
        if (!_classes.TryAdd(name, new DeclaredClass(name, "", []))) return name;
        var required = Texts(schema, "required");
        var members = schema["properties"]!.Entries.Select(member => Member(member, required.Contains(member.Key))).ToList();
        foreach (var same in members.Select(member => member.Name).GroupBy(Identifiers.Pascal).Where(same => same.Count() > 1))
            schema.Report($"'{string.Join("' and '", same)}' give the same C# name, {same.Key}; rename one of them");
        _classes[name] = new DeclaredClass(name, Sentence(schema, "description"), members);
        return name;
    }

    private DeclaredMember Member(Node member, bool required)
    {
        var type = TypeOf(member, member.Name);
        var isList = member.TextOf("type") == "array";
        if (isList && !required && member["default"] is null) member.Report("a list that is not required needs a default, such as []");
        return new DeclaredMember(member.Key, Sentence(member, "description"))
        {
            Type = type,
            Required = required,
            Default = member["default"] is { } value ? Json.Of(value) : null,
            Absent = member.TextOf("x-absent"),
            Range = Range(member),
            IsList = isList,
        };
    }

    private string EnumOf(Node schema)
    {
        _enums[schema.Name] = new DeclaredEnum(schema.Name, Sentence(schema, "description"), Texts(schema, "enum"));
        return schema.Name;
    }

    private string FaultsOf(Node schema, Node faults)
    {
        _faults.AddRange(faults.Entries.Select(fault =>
            new DeclaredFault(fault.Key, Sentence(fault, "client"), Sentence(fault, "project"), Texts(fault, "required"), Texts(fault, "optional"))));
        if (!_faults.Select(fault => fault.Name).SequenceEqual(Texts(schema, "enum")))
            faults.Report("'x-faults' must describe each value of 'enum', in the same order");
        return "string";
    }

    private static (long Least, long Most)? Range(Node member)
    {
        var (least, most) = (member.Integer("minimum"), member.Integer("maximum"));
        if (least is null != most is null) member.Report("'minimum' and 'maximum' must be given together");
        return least is { } from && most is { } to ? (from, to) : null;
    }

    private static string Sentence(Node node, string child)
    {
        var text = node.Require(child)?.Text ?? "";
        if (!text.EndsWith('.')) node.Report($"'{child}' must be a sentence that ends with a period");
        return text;
    }

    private static List<string> Texts(Node node, string child) => [.. (node[child]?.Items ?? []).Select(item => item.Text ?? "")];
}
