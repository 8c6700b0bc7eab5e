namespace XsollaLogin.UnitTests.Admin;

/// <summary>Values at the bounds of a JSON Schema and just outside them.</summary>
internal sealed class DeclaredValues(JsonObject schemas)
{
    public IEnumerable<string> Members(string schema) => schemas[schema]!["properties"]!.AsObject().Select(member => member.Key);

    /// <summary>Objects of a schema, each with one value that the schema allows for the member.</summary>
    public IEnumerable<JsonNode> Allowed(string schema, string member) => With(schemas[schema]!, member, Allowed);

    /// <summary>Objects of a schema, each with one value that the schema does not allow for the member.</summary>
    public IEnumerable<JsonNode> Rejected(string schema, string member) => With(schemas[schema]!, member, Rejected);

    private IEnumerable<JsonNode> With(JsonNode schema, string member, Func<JsonNode, IEnumerable<JsonNode?>> values) =>
        from value in values(Resolved(schema["properties"]![member]!))
        select new JsonObject(Smallest(schema).Where(other => other.Key != member).Append(KeyValuePair.Create(member, value?.DeepClone())));

    private IEnumerable<JsonNode> Allowed(JsonNode schema)
    {
        if (schema["enum"] is JsonArray values) return values.OfType<JsonNode>();
        return (string)schema["type"]! switch
        {
            "boolean" => [false, true],
            "integer" => schema["minimum"] is { } least ? [least, schema["maximum"]!] : [57],
            "string" when (string?)schema["format"] == "uri" => ["https://game.example.com"],
            "string" => [new string('x', (int?)schema["minLength"] ?? 0)],
            "array" => [new JsonArray(), .. Allowed(Resolved(schema["items"]!)).Select(item => new JsonArray(item.DeepClone()))],
            _ when schema["properties"] is JsonObject members => members.SelectMany(member => With(schema, member.Key, Allowed)),
            _ => [new JsonObject()],
        };
    }

    private IEnumerable<JsonNode?> Rejected(JsonNode schema)
    {
        if (schema["enum"] is not null) return ["another"];
        return (string)schema["type"]! switch
        {
            "boolean" => ["true"],
            "integer" => schema["minimum"] is { } least ? [(long)least - 1, (long)schema["maximum"]! + 1, "1"] : ["1"],
            "string" => (int?)schema["minLength"] is { } shortest ? [new string('x', shortest - 1), 1] : [1],
            "array" => [new JsonObject(), .. Rejected(Resolved(schema["items"]!)).Append(null).Select(item => new JsonArray(item?.DeepClone()))],
            _ when schema["properties"] is JsonObject members => members.SelectMany(member => With(schema, member.Key, Rejected))
                .Append(new JsonObject()).Append(new JsonObject(Smallest(schema)) { ["another"] = 1 }),
            _ => [],
        };
    }

    /// <summary>Returns the required properties, each with its first allowed value.</summary>
    private IEnumerable<KeyValuePair<string, JsonNode?>> Smallest(JsonNode schema) =>
        from name in (schema["required"] ?? schema["anyOf"]?[0]!["required"])?.AsArray() ?? []
        select KeyValuePair.Create((string)name!, Allowed(Resolved(schema["properties"]![(string)name!]!)).First().DeepClone());

    private JsonNode Resolved(JsonNode schema) => (string?)schema["$ref"] is { } reference ? schemas[reference.Split('/')[^1]]! : schema;
}
