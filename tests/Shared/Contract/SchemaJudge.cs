using System.Collections.Concurrent;
using NJsonSchema;
using NSwag;

namespace XsollaLogin.Tests.Contract;

/// <summary>Judges values against the contract's schemas by NJsonSchema, which shares no code with the mock or the client.</summary>
public sealed class SchemaJudge
{
    private static readonly Lazy<Task<SchemaJudge>> Loaded = new(LoadAsync);

    private readonly OpenApiDocument _document;
    private readonly ConcurrentDictionary<string, Task<JsonSchema>> _inline = new();

    private SchemaJudge(OpenApiDocument document) => _document = document;

    public static Task<SchemaJudge> Current => Loaded.Value;

    /// <summary>The faults of a JSON text, one line each; empty when it keeps the schema.</summary>
    /// <param name="schema">A reference to a component, or a schema that refers to nothing.</param>
    public async Task<IReadOnlyList<string>> FaultsAsync(JsonObject schema, string json)
    {
        var judge = schema["$ref"]?.GetValue<string>() is { } reference
            ? _document.Components.Schemas[reference.Split('/')[^1]].ActualSchema
            : await _inline.GetOrAdd(schema.ToJsonString(), text => JsonSchema.FromJsonAsync(text));
        return [.. judge.Validate(json).Select(fault => fault.ToString().ReplaceLineEndings(" ").Trim())];
    }

    /// <summary>A judge by the components of another document.</summary>
    public static async Task<SchemaJudge> OfAsync(JsonNode document) => new(await OpenApiDocument.FromJsonAsync(document.ToJsonString()));

    private static Task<SchemaJudge> LoadAsync() => OfAsync(ContractDocument.Current.Root);
}
