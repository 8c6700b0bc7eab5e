namespace XsollaLogin.ContractCheck.Contract;

/// <summary>A named answer: an example of a response, or the only answer of a response without a body.</summary>
public sealed record ContractAnswer(ContractResponse Response, string Name, string Evidence, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public HttpStatusCode Status => Response.Status;

    /// <summary>The error code in the body as text; null: the answer is not an error.</summary>
    public string? ErrorCode => (Body as JsonObject)?["error"]?["code"]?.ToString();

    public override string ToString() => $"{Response.OperationOrFallback} {(int)Status} {Name}";

    internal static ContractAnswer WithBody(ContractResponse response, string name, JsonObject example) =>
        new(response, name, example["x-evidence"]!.GetValue<string>(), example["value"],
            example["x-headers"]?.AsObject().ToDictionary(header => header.Key, header => header.Value!.ToString()) ?? []);

    internal static ContractAnswer Bodiless(ContractResponse response, string name) =>
        new(response, name, response.Evidence, null,
            response.Headers.Where(header => header.Value["example"] is not null)
                .ToDictionary(header => header.Key, header => header.Value["example"]!.ToString()));
}
