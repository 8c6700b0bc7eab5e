using XsollaLogin.Mock.Compiler.Reading;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>Writes the JSON Schema of the <c>--config</c> file.</summary>
internal sealed class ConfigSchema(Node schemas)
{
    private const string InDocument = "#/components/schemas/";

    private readonly Dictionary<string, string> _definitions = [];

    /// <param name="root">The document, with its references unresolved.</param>
    public static string Write(Node root) => new ConfigSchema(root["components"]!["schemas"]!).Text();

    private string Text()
    {
        // Must run before the template: it fills _definitions.
        var settings = Reference(DeclarationReader.Settings);
        return $$"""
            {"$schema":"https://json-schema.org/draft/2020-12/schema",
            "title":"Configuration of the mock of Xsolla Login",
            "type":"object","required":["projects"],"additionalProperties":false,
            "properties":{
            "$schema":{"type":"string","description":"The address of this schema, for editors."},
            "projects":{"type":"object","additionalProperties":{{settings}},"description":"The settings of each project, by its ID."}
            },
            "$defs":{
            {{string.Join(",\n", _definitions.Select(definition => $"{Json.Quote(definition.Key)}:{definition.Value}"))}}
            }
            }

            """;
    }

    private string Reference(string name)
    {
        // The placeholder ends the recursion of a schema that refers to itself.
        if (_definitions.TryAdd(name, "") && schemas[name] is { } schema) _definitions[name] = Schema(schema);
        return $"{{\"$ref\":{Json.Quote($"#/$defs/{name}")}}}";
    }

    private string Schema(Node schema)
    {
        if (schema.TextOf("$ref") is { } pointer) return Reference(pointer[InDocument.Length..]);
        var keywords = schema.Entries.Where(entry => !entry.Key.StartsWith("x-", StringComparison.Ordinal));
        var members = keywords.Select(entry => $"{Json.Quote(entry.Key)}:{Value(entry)}");
        return $"{{{string.Join(',', members.Concat(Bounds(schema)))}}}";
    }

    private string Value(Node keyword) => keyword.Key switch
    {
        "items" => Schema(keyword),
        "properties" => $"{{{string.Join(',', keyword.Entries.Select(property => $"{Json.Quote(property.Key)}:{Schema(property)}"))}}}",
        _ => Json.Of(keyword),
    };

    /// <summary>The mock reads integers without bounds as Int32; JSON Schema has no integer size, so the bounds are added.</summary>
    private static string[] Bounds(Node schema) =>
        schema.TextOf("type") == "integer" && schema["format"] is null && schema["minimum"] is null
            ? [$"\"minimum\":{int.MinValue},\"maximum\":{int.MaxValue}"]
            : [];
}
