namespace XsollaLogin.ContractCheck.Contract;

/// <summary>The body of a request: media type, schema and example.</summary>
public sealed class ContractBody
{
    internal ContractBody(ContractDocument contract, JsonObject node)
    {
        Required = node["required"]?.GetValue<bool>() ?? false;
        (MediaType, var content) = node["content"]!.AsObject().Single();
        Schema = content!["schema"]!.AsObject();
        ResolvedSchema = contract.Follow(Schema);
        Example = content["example"]
            ?? (content["examples"]?.AsObject().First().Value is { } first ? contract.Follow(first)["value"] : null)
            ?? ResolvedSchema["example"];
    }

    public bool Required { get; }

    public string MediaType { get; }

    /// <summary>The schema as the contract writes it: a reference to a named component.</summary>
    public JsonObject Schema { get; }

    public JsonObject ResolvedSchema { get; }

    public JsonNode? Example { get; }

    public bool IsForm => MediaType == "application/x-www-form-urlencoded";
}
