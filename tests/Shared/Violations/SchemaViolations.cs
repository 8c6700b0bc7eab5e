using System.Globalization;

namespace XsollaLogin.Tests.Violations;

/// <summary>Generates, for each constraint of a single value in a schema, a value that violates it and the description of the violation.</summary>
public static class SchemaViolations
{
    public sealed record BadValue(string Rule, JsonNode Value, string Description);

    /// <param name="asText">Whether the value is sent as text (query, header, form), where every value is a string.</param>
    public static IEnumerable<BadValue> Of(JsonObject schema, bool asText)
    {
        // An open enum has two alternatives: the known values, and any other text. A text that violates the second is no known value either.
        if (schema["anyOf"] is { } alternatives) schema = alternatives[1]!.AsObject();
        var type = schema["type"]?.GetValue<string>();
        var typeName = type == "integer" ? (string?)schema["format"] ?? "int64" : type;
        if (WrongType(type, asText) is { } wrong) yield return new("type", wrong, $"must be of type {typeName}");
        if (Number(schema, "minLength") is { } min) yield return new("minLength", new string('a', (int)min - 1), $"should be at least {min} chars long");
        if (Number(schema, "maxLength") is { } max) yield return new("maxLength", new string('a', (int)max + 1), $"should be at most {max} chars long");
        if (Number(schema, "minimum") is { } least) yield return new("minimum", least - 1, $"should be greater than or equal to {least}");
        if (Number(schema, "maximum") is { } most) yield return new("maximum", most + 1, $"should be less than or equal to {most}");
        if (Number(schema, "minProperties") is { } count) yield return new("minProperties", new JsonObject(), $"should have at least {count} properties");
        if (schema["pattern"] is { } pattern) yield return new("pattern", "!", $"should match '{pattern}'");
        if (schema["enum"] is JsonArray values) yield return new("enum", "no-such-value", $"should be one of [{string.Join(' ', values)}]");
    }

    private static JsonNode? WrongType(string? type, bool asText) => type switch
    {
        "string" => asText ? null : 7,
        "integer" or "boolean" => "neither",
        "object" => new JsonArray(1),
        "array" => new JsonObject(),
        _ => null,
    };

    private static long? Number(JsonObject schema, string rule) =>
        schema[rule] is { } value ? long.Parse(value.ToString(), CultureInfo.InvariantCulture) : null;
}
