using System.Text;
using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Naming;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>Writes the classes that the flows read JSON bodies of requests into, and their serialization.</summary>
/// <remarks>
/// They are classes, not records, because they hold passwords and codes, which a record would print.
/// Their members have <c>set</c>, because the JSON source generator loses the defaults of absent <c>init</c> properties.
/// </remarks>
internal sealed class RequestCode
{
    private readonly SortedDictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<DeclaredSchema, string> _nameOf = new(ReferenceEqualityComparer.Instance);
    private readonly Identifiers _names = new();

    public RequestCode(IEnumerable<DeclaredOperation> operations)
    {
        foreach (var body in operations.Select(operation => operation.Body).OfType<Body>().Where(body => !body.IsForm)) TypeOf(body.Schema);
    }

    public void WriteTo(StringBuilder code)
    {
        foreach (var text in _classes.Values) code.Append(text);
        code.Append('\n');
        foreach (var name in _classes.Keys) code.Append($"[JsonSerializable(typeof({name}))]\n");
        code.Append("internal sealed partial class RequestJson : JsonSerializerContext;\n");
    }

    private string TypeOf(DeclaredSchema schema) => schema.Type switch
    {
        "string" => "string",
        "boolean" => "bool",
        "integer" => schema.Format == "int32" ? "int" : "long",
        // Any of its members may be given, so the flows enumerate them.
        "object" when schema.Limits.Any(limit => limit.Keyword == "minProperties") => "Dictionary<string, JsonElement>",
        "object" when schema.Properties is not [] => ClassOf(schema),
        _ => "JsonElement",
    };

    private string ClassOf(DeclaredSchema schema)
    {
        if (_nameOf.TryGetValue(schema, out var known)) return known;
        var name = _nameOf[schema] = _names.Unique(schema.Name);
        var members = new Identifiers(name);
        var properties = schema.Properties.Select(field => Property(field, members)).ToList();
        if (schema.AdditionalProperties) properties.Add(OtherMembers(members));
        _classes[name] = $"\ninternal sealed class {name}\n{{\n{string.Concat(properties)}}}\n";
        return name;
    }

    private static string OtherMembers(Identifiers members) =>
        $"    [JsonExtensionData]\n    public Dictionary<string, JsonElement>? {members.Unique("otherMembers")} {{ get; set; }}\n";

    private string Property(DeclaredField field, Identifiers members)
    {
        var type = TypeOf(field.Schema);
        var isGiven = field.Required && !field.Schema.Nullable;
        var initial = !isGiven ? "" : type == "string" ? " = \"\";" : type.StartsWith("Dictionary", StringComparison.Ordinal) ? " = [];" : "";
        var converter = field.Schema.EmptyArray ? $"    [JsonConverter(typeof(EmptyArrayConverter<{type}>))]\n" : "";
        return $"    [JsonPropertyName({CSharp.Literal(field.Name)})]\n{converter}"
            + $"    public {type}{(isGiven ? "" : "?")} {members.Unique(field.Name)} {{ get; set; }}{initial}\n";
    }
}
