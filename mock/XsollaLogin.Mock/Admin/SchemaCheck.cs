using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace XsollaLogin.Mock.Admin;

/// <summary>
/// Finds all differences between JSON and a schema of the admin document: types, unknown and missing members, listed values, lengths and ranges.
/// Each problem begins with the path of its member, such as <c>users[1].email</c>.
/// </summary>
internal sealed class SchemaCheck
{
    private const string InDocument = "#/components/schemas/";

    private static readonly Lazy<JsonElement> Schemas = new(ReadSchemas);

    private readonly JsonElement _schema;

    private SchemaCheck(JsonElement schema) => _schema = schema;

    /// <summary>Returns the check of a named schema.</summary>
    public static SchemaCheck Of(string name) => new(Schemas.Value.GetProperty(name));

    /// <summary>The names of the declared members.</summary>
    public IEnumerable<string> Members => _schema.GetProperty("properties").EnumerateObject().Select(member => member.Name);

    /// <summary>Returns the problems of a whole value.</summary>
    /// <param name="what">The name of the value in messages about it as a whole.</param>
    public IEnumerable<string> ProblemsOf(JsonElement value, string what) => Check(value, _schema, "", what);

    /// <summary>Returns the problems of an object of C#.</summary>
    public IReadOnlyList<string> ProblemsOf<T>(T value, JsonTypeInfo<T> type, string what) =>
        [.. ProblemsOf(JsonSerializer.SerializeToElement(value, type), what)];

    /// <summary>Returns the problems of one member; an unknown one is a problem.</summary>
    public IEnumerable<string> ProblemsOf(JsonProperty member) => CheckMember(member, _schema, "");

    private static IEnumerable<string> Check(JsonElement value, JsonElement schema, string path, string? what = null)
    {
        schema = Resolve(schema);
        var type = schema.GetProperty("type").GetString()!;
        var name = what ?? path;
        var (isRight, expected) = type switch
        {
            "object" => (value.ValueKind == JsonValueKind.Object, "an object"),
            "array" => (value.ValueKind == JsonValueKind.Array, "a list"),
            "boolean" => (value.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false"),
            "integer" => (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.IsInteger(number)
                && !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E'), "a whole number"),
            "number" => (value.ValueKind == JsonValueKind.Number, "a number"),
            _ => (value.ValueKind == JsonValueKind.String, schema.TryGetProperty("enum", out var listed) ? $"one of {Names(listed)}" : "a text"),
        };
        if (!isRight) return [$"{name} must be {expected}, not {Describe(value)}"];
        return type switch
        {
            "object" => CheckObject(value, schema, path, name),
            "array" => value.EnumerateArray().Index().SelectMany(item => Check(item.Item, schema.GetProperty("items"), $"{path}[{item.Index}]")),
            "integer" => CheckRange(value.GetDecimal(), schema, path),
            "string" => CheckText(value.GetString()!, schema, path),
            _ => [],
        };
    }

    private static IEnumerable<string> CheckObject(JsonElement value, JsonElement schema, string path, string name)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(item => item.GetString()!) : [];
        return required.Where(member => !value.TryGetProperty(member, out _)).Select(member => $"{name} needs {member}")
            .Concat(value.EnumerateObject().SelectMany(member => CheckMember(member, schema, path)));
    }

    private static IEnumerable<string> CheckMember(JsonProperty member, JsonElement schema, string path)
    {
        var here = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
        var isObject = schema.TryGetProperty("properties", out var declared);
        if (isObject && declared.TryGetProperty(member.Name, out var known)) return MayBeNull(member, schema, known) ? [] : Check(member.Value, known, here);
        if (schema.TryGetProperty("additionalProperties", out var others))
        {
            if (others.ValueKind == JsonValueKind.False)
                return [$"{here} is unknown; there are {string.Join(", ", declared.EnumerateObject().Select(property => property.Name))}"];
            if (others.ValueKind == JsonValueKind.Object) return IsNullable(others) && IsNull(member.Value) ? [] : Check(member.Value, others, here);
        }

        return [];
    }

    /// <summary>Whether the value is null where null means the same as an absent member.</summary>
    private static bool MayBeNull(JsonProperty member, JsonElement schema, JsonElement declared)
    {
        if (!IsNull(member.Value)) return false;
        var resolved = Resolve(declared);
        var isRequired = schema.TryGetProperty("required", out var names) && names.EnumerateArray().Any(name => name.GetString() == member.Name);
        return !isRequired && !resolved.TryGetProperty("default", out _);
    }

    private static IEnumerable<string> CheckRange(decimal number, JsonElement schema, string path)
    {
        var isLong = schema.TryGetProperty("format", out var format) && format.GetString() == "int64";
        var least = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetDecimal() : isLong ? long.MinValue : int.MinValue;
        var most = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetDecimal() : isLong ? long.MaxValue : int.MaxValue;
        return number >= least && number <= most
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"{path} must be from {least} to {most}, not {number}")];
    }

    private static IEnumerable<string> CheckText(string text, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("enum", out var listed) && !listed.EnumerateArray().Any(item => item.ValueEquals(text)))
            yield return $"{path} must be one of {Names(listed)}, not \"{text}\"";
        var shortest = schema.TryGetProperty("minLength", out var least) ? least.GetInt32() : 0;
        var longest = schema.TryGetProperty("maxLength", out var most) ? most.GetInt32() : int.MaxValue;
        if (text.Length >= shortest && text.Length <= longest) yield break;
        var allowed = (shortest, longest) switch
        {
            (1, int.MaxValue) => "must not be empty",
            (_, int.MaxValue) => $"must be of at least {shortest} characters",
            (0, _) => $"must be of at most {longest} characters",
            _ => $"must be of {shortest} to {longest} characters",
        };
        yield return schema.TryGetProperty("x-absent", out var absent) ? $"{path} {allowed}; leave it out for {absent}" : $"{path} {allowed}";
    }

    private static string Names(JsonElement listed) => string.Join(", ", listed.EnumerateArray());

    private static bool IsNull(JsonElement value) => value.ValueKind == JsonValueKind.Null;

    private static bool IsNullable(JsonElement schema) => schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean();

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        _ => value.GetRawText(),
    };

    private static JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Schemas.Value.GetProperty(reference.GetString()![InDocument.Length..]) : schema;

    private static JsonElement ReadSchemas()
    {
        using var file = typeof(SchemaCheck).Assembly.GetManifestResourceStream(MockEndpoints.DocumentFile)!;
        using var document = JsonDocument.Parse(file);
        return document.RootElement.GetProperty("components").GetProperty("schemas").Clone();
    }
}
