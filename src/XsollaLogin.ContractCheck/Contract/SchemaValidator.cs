using System.Collections.Concurrent;
using NJsonSchema;
using NSwag;

namespace XsollaLogin.ContractCheck.Contract;

/// <summary>Validates JSON against the schemas of the contract by NJsonSchema, which shares no code with the mock and the client.</summary>
public sealed class SchemaValidator
{
    private static readonly Lazy<Task<SchemaValidator>> Loaded = new(() => OfAsync(ContractDocument.Current.Root));

    private readonly OpenApiDocument _document;
    private readonly ConcurrentDictionary<string, Task<JsonSchema>> _inlineSchemas = new();

    private SchemaValidator(OpenApiDocument document) => _document = document;

    /// <summary>The validator for the components of the contract.</summary>
    public static Task<SchemaValidator> Current => Loaded.Value;

    /// <summary>Makes a validator for the components of another OpenAPI document.</summary>
    public static async Task<SchemaValidator> OfAsync(JsonNode document) => new(await OpenApiDocument.FromJsonAsync(document.ToJsonString()));

    /// <summary>Returns the violations in a JSON text, one line each.</summary>
    /// <param name="schema">A reference to a component, or a schema without references.</param>
    public async Task<IReadOnlyList<string>> FindViolationsAsync(JsonObject schema, string json)
    {
        var resolved = schema["$ref"]?.GetValue<string>() is { } reference
            ? _document.Components.Schemas[reference.Split('/')[^1]].ActualSchema
            : await _inlineSchemas.GetOrAdd(schema.ToJsonString(), text => JsonSchema.FromJsonAsync(text));
        return [.. resolved.Validate(json, SchemaType.OpenApi3).Select(violation => violation.ToString().ReplaceLineEndings(" ").Trim())];
    }
}
