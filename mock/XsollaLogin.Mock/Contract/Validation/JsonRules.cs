using System.Text.Json;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Checks well-formed JSON against a schema.</summary>
internal static class JsonRules
{
    private const int ShortText = 256;

    public static void Check(ReadOnlySpan<byte> json, Schema schema, in Element element, ref Violations violations)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (schema.OneOf is not []) CheckOneOf(json, schema, element, ref violations);
        if (schema.Type == SchemaType.Any || (schema.Nullable && reader.TokenType == JsonTokenType.Null)) return;
        switch (schema.Type, reader.TokenType)
        {
            case (SchemaType.String, JsonTokenType.String):
                CheckText(ref reader, schema, element, ref violations);
                break;
            case (SchemaType.Integer, JsonTokenType.Number) when reader.TryGetInt64(out var number) && NumberRules.Fits(number, schema):
                NumberRules.Check(number, schema, element, ref violations);
                break;
            case (SchemaType.Boolean, JsonTokenType.True or JsonTokenType.False):
            case (SchemaType.Boolean, JsonTokenType.String) when schema.BooleanText && (reader.ValueTextEquals("true"u8) || reader.ValueTextEquals("false"u8)):
                break;
            case (SchemaType.Object, JsonTokenType.StartArray) when schema.EmptyArray && IsEmptyArray(reader):
                break;
            case (SchemaType.Object, JsonTokenType.StartObject):
                CheckObject(json, ref reader, schema, element, ref violations);
                break;
            case (SchemaType.Array, JsonTokenType.StartArray):
                CheckItems(json, ref reader, schema.Items!, element, ref violations);
                break;
            default:
                violations.Add(element, "type", $"must be of type {TypeOf(schema)}: \"{TypeOf(reader.TokenType)}\"", schema.ViolationExample);
                break;
        }
    }

    private static void CheckText(ref Utf8JsonReader reader, Schema schema, in Element element, ref Violations violations)
    {
        if (!schema.LimitsText) return;
        var longest = reader.ValueSpan.Length;
        var text = longest <= ShortText ? stackalloc char[ShortText] : new char[longest];
        TextRules.Check(text[..reader.CopyString(text)], schema, element, ref violations);
    }

    /// <summary>Checks an object; each value of a repeated property is checked.</summary>
    private static void CheckObject(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, Schema schema, in Element element, ref Violations violations)
    {
        Span<Range> found = stackalloc Range[schema.Properties.Length];
        found.Clear();
        var count = 0;
        var path = schema.Properties is [] && schema.AdditionalProperties ? "" : element.Path;
        for (; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; count++)
        {
            var index = IndexOf(schema.Properties, ref reader);
            if (index < 0 && !schema.AdditionalProperties)
            {
                var unknown = new Element(path, reader.GetString()!, element.In);
                violations.Add(unknown, "additionalProperties", "is a forbidden property", schema.ViolationExample);
            }

            var value = NextValue(ref reader);
            if (index < 0) continue;
            // Of a repeated property, every value is checked, because readers of the body may take any of them.
            if (!found[index].Equals(default))
            {
                var repeated = schema.Properties[index];
                Check(json[found[index]], repeated.Schema, new Element(path, repeated.Name, element.In), ref violations);
            }

            found[index] = value;
        }

        if (count < schema.MinProperties)
        {
            violations.Add(element, "minProperties", $"should have at least {schema.MinProperties} properties", schema.ViolationExample);
        }

        if (count > schema.MaxProperties)
        {
            violations.Add(element, "maxProperties", $"should have at most {schema.MaxProperties} properties", schema.ViolationExample);
        }

        for (var i = 0; i < found.Length; i++)
        {
            var field = schema.Properties[i];
            var property = new Element(path, field.Name, element.In);
            if (!found[i].Equals(default)) Check(json[found[i]], field.Schema, property, ref violations);
            else if (field.Required) violations.Add(property, "required", "is required", field.Schema.ViolationExample);
        }
    }

    private static void CheckItems(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, Schema items, in Element element, ref Violations violations)
    {
        var path = element.Path;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Check(json[start..(int)reader.BytesConsumed], items, new Element(path, $"{i}", element.In), ref violations);
        }
    }

    private static void CheckOneOf(ReadOnlySpan<byte> json, Schema schema, in Element element, ref Violations violations)
    {
        var fitting = 0;
        foreach (var one in schema.OneOf)
        {
            Violations its = default;
            Check(json, one, element, ref its);
            if (its.None) fitting++;
        }

        if (fitting != 1)
            violations.Add(element, "oneOf", $"must be exactly one of [{string.Join(' ', schema.OneOf.Select(TypeOf))}]", schema.ViolationExample);
    }

    private static Range NextValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static int IndexOf(Field[] properties, ref Utf8JsonReader reader)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            if (reader.ValueTextEquals(properties[i].Utf8Name)) return i;
        }

        return -1;
    }

    private static bool IsEmptyArray(Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.EndArray;

    private static string TypeOf(Schema schema) => schema.Type switch
    {
        SchemaType.Integer => NumberRules.TypeOf(schema),
        SchemaType.String => "string",
        SchemaType.Boolean => "boolean",
        SchemaType.Array => "array",
        _ => "object",
    };

    private static string TypeOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.Null => "null",
        _ => "boolean",
    };
}
