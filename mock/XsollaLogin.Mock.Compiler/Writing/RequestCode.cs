using System.Text;
using XsollaLogin.Mock.Compiler.Model;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>Writes the classes that the flows read JSON bodies of requests into, and their serialization.</summary>
/// <remarks>
/// They are classes, not records, because they hold passwords and codes, which a record would print.
/// Their members are settable, because required and init-only members are slower to read (benchmark: stations).
/// </remarks>
internal sealed class RequestCode
{
    private readonly SortedDictionary<string, string> _classes = new(StringComparer.Ordinal);

    public RequestCode(IEnumerable<Operation> operations)
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

    private string TypeOf(Schema schema) => schema.Type switch
    {
        "string" => "string",
        "boolean" => "bool",
        "integer" => schema.Format == "int32" ? "int" : "long",
        // Any of its members may be given, so the flows enumerate them.
        "object" when schema.Limits.Any(limit => limit.Keyword == "minProperties") => "Dictionary<string, JsonElement>",
        "object" when schema.Properties is not [] => ClassOf(schema),
        _ => "JsonElement",
    };

    private string ClassOf(Schema schema)
    {
        var name = CSharp.Pascal(schema.Name);
        if (_classes.TryAdd(name, "")) _classes[name] = $"\ninternal sealed class {name}\n{{\n{string.Concat(schema.Properties.Select(Property))}}}\n";
        return name;
    }

    private string Property(Field field)
    {
        var type = TypeOf(field.Schema);
        var isGiven = field.Required && !field.Schema.Nullable;
        var initial = !isGiven ? "" : type == "string" ? " = \"\";" : type.StartsWith("Dictionary", StringComparison.Ordinal) ? " = [];" : "";
        return $"    [JsonPropertyName({CSharp.Literal(field.Name)})]\n"
            + $"    public {type}{(isGiven ? "" : "?")} {CSharp.Pascal(field.Name)} {{ get; set; }}{initial}\n";
    }
}
