using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Reading;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>Writes schemas, the parameters that have them and their patterns. A schema stands after those it holds, as it is made after them.</summary>
internal sealed class SchemaCode
{
    private readonly Table _patterns = new("Patterns", (name, value) =>
        $"[GeneratedRegex({CSharp.Literal(EcmaPattern.Translate(value))}, RegexOptions.{Enum.GetName(EcmaPattern.Options)})] public static partial Regex {name}();");

    private readonly Table _schemas = Table.OfLazy("Schemas", "Schema");
    private readonly Table _parameters = Table.OfLazy("Parameters", "Field");

    public IEnumerable<Table> Tables => [_patterns, _schemas, _parameters];

    public string Parameters(IEnumerable<Field> fields) => CSharp.List(fields.Select(field => _parameters.Add(field.Key, Field(field, Made(field.Schema)))));

    public string Schema(Schema schema) => _schemas.Add(schema.Name, Made(schema));

    private string Made(Schema schema)
    {
        var members = new List<string> { $"Type = SchemaType.{CSharp.Pascal(schema.Type)}" };
        if (schema.Nullable) members.Add("Nullable = true");
        if (schema.Secret) members.Add("Secret = true");
        if (schema.Violation is { } violation) members.Add($"Violation = {CSharp.Literal(violation)}");
        if (schema.Enum is not []) members.Add($"Enum = {CSharp.List(schema.Enum.Select(CSharp.Literal))}");
        if (schema.Pattern is { } pattern) members.Add($"Pattern = new({CSharp.Literal(pattern)}, {_patterns.Add(schema.Name, pattern)})");
        if (schema.Type == "integer" && schema.Format == "int32") members.Add("Int32 = true");
        members.AddRange(schema.Limits.Select(limit => $"{CSharp.Pascal(limit.Keyword)} = {limit.Value}"));
        if (schema.Properties is not []) members.Add($"Properties = {CSharp.List(schema.Properties.Select(property => Field(property, Schema(property.Schema))))}");
        if (schema.AdditionalProperties) members.Add("AdditionalProperties = true");
        if (schema.Items is { } items) members.Add($"Items = {Schema(items)}");
        if (schema.OneOf is not []) members.Add($"OneOf = {CSharp.List(schema.OneOf.Select(Schema))}");
        return $"new() {{ {string.Join(", ", members)} }}";
    }

    private static string Field(Field field, string schema) => $"new({CSharp.Literal(field.Name)}, {CSharp.Literal(field.Required)}, {schema})";
}
