namespace XsollaLogin.ContractCheck.Contract;

/// <summary>The OpenAPI contract: its operations, their answers, and the answers to unknown paths and methods.</summary>
public sealed class ContractDocument
{
    private ContractDocument(JsonObject root)
    {
        Root = root;
        Operations = [.. from path in root["paths"]!.AsObject()
                         from method in path.Value!.AsObject()
                         where method.Value?["operationId"] is not null
                         select new ContractOperation(this, path.Key, method.Key, method.Value.AsObject())];
        Fallbacks = [.. root["x-fallbacks"]!.AsObject().Select(fallback =>
            new ContractResponse(this, fallback.Key, fallback.Value!["status"]!.GetValue<string>(), Follow(fallback.Value["response"]!)))];
    }

    /// <summary>The contract that is embedded in this assembly.</summary>
    public static ContractDocument Current { get; } = Load();

    public JsonObject Root { get; }

    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>The answers to an unknown path and an unknown method.</summary>
    public IReadOnlyList<ContractResponse> Fallbacks { get; }

    public IEnumerable<ContractAnswer> Answers =>
        Operations.SelectMany(operation => operation.Answers).Concat(Fallbacks.SelectMany(response => response.Answers));

    public ContractOperation Operation(string id) =>
        Operations.SingleOrDefault(operation => operation.Id == id) ?? throw new KeyNotFoundException($"The contract has no operation {id}.");

    public ContractResponse Fallback(string name) => Fallbacks.Single(response => response.OperationOrFallback == name);

    /// <summary>Opens the text of the embedded contract.</summary>
    internal static StreamReader OpenText() => new(typeof(ContractDocument).Assembly.GetManifestResourceStream("openapi.yaml")!);

    /// <summary>Returns the node itself or, if it is a reference, the node that it refers to.</summary>
    public JsonObject Follow(JsonNode node)
    {
        while (node["$ref"] is { } reference) node = At(reference.GetValue<string>());
        return node.AsObject();
    }

    /// <summary>Returns a copy of the node in which each reference is replaced by its target.</summary>
    public JsonNode? Inline(JsonNode? node) => node switch
    {
        JsonObject reference when reference["$ref"] is not null => Inline(Follow(reference)),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Inline(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Inline)]),
        _ => node?.DeepClone(),
    };

    private static ContractDocument Load()
    {
        using var text = OpenText();
        return new ContractDocument(YamlToJson.Read(text).AsObject());
    }

    private JsonNode At(string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)Root, (node, step) => node?[step.Replace("~1", "/").Replace("~0", "~")])
        ?? throw new InvalidDataException($"The contract has nothing at {reference}.");
}
