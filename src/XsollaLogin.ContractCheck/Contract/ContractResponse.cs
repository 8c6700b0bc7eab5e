namespace XsollaLogin.ContractCheck.Contract;

/// <summary>The response of an operation, or of a fallback, with one status.</summary>
public sealed class ContractResponse
{
    internal ContractResponse(ContractDocument contract, string operationOrFallback, string status, JsonObject node)
    {
        OperationOrFallback = operationOrFallback;
        Status = (HttpStatusCode)int.Parse(status, System.Globalization.CultureInfo.InvariantCulture);
        Evidence = node["x-evidence"]!.GetValue<string>();
        Headers = node["headers"]?.AsObject().ToDictionary(header => header.Key, header => contract.Follow(header.Value!)) ?? [];
        if (node["content"]?.AsObject() is { Count: > 0 } content)
        {
            (MediaType, var media) = content.Single();
            Schema = media!["schema"]!.AsObject();
            Answers = [.. media["examples"]!.AsObject().Select(example => ContractAnswer.WithBody(this, example.Key, contract.Follow(example.Value!)))];
        }
        else
        {
            Answers = [ContractAnswer.Bodiless(this, node["x-example"]!.GetValue<string>())];
        }
    }

    /// <summary>The operationId, or the name in x-fallbacks.</summary>
    public string OperationOrFallback { get; }

    public HttpStatusCode Status { get; }

    /// <summary>The media type of the body; null if the response has no body.</summary>
    public string? MediaType { get; }

    public JsonObject? Schema { get; }

    public string Evidence { get; }

    /// <summary>The declared headers by name; each is an OpenAPI header object.</summary>
    public IReadOnlyDictionary<string, JsonObject> Headers { get; }

    public IReadOnlyList<ContractAnswer> Answers { get; }
}
