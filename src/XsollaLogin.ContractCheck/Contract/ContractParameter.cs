namespace XsollaLogin.ContractCheck.Contract;

/// <summary>A query, header or path parameter.</summary>
public sealed class ContractParameter(ContractDocument contract, JsonObject node)
{
    public string Name { get; } = node["name"]!.GetValue<string>();

    /// <summary>"query", "header" or "path".</summary>
    public string In { get; } = node["in"]!.GetValue<string>();

    public bool Required { get; } = node["required"]?.GetValue<bool>() ?? false;

    /// <summary>Whether the parameter has no effect, so that every value of it is accepted.</summary>
    public bool Ignored { get; } = node["x-ignored"]?.GetValue<bool>() ?? false;

    public JsonObject Schema { get; } = contract.Inline(node["schema"])!.AsObject();

    public JsonObject ResolvedSchema { get; } = contract.Follow(node["schema"]!);

    /// <summary>The name of the answer to a violation of this parameter alone; null: the general answer.</summary>
    public string? Violation { get; } = node["x-violation"]?.GetValue<string>();

    public string? Example { get; } = (node["example"] ?? node["schema"]!["example"])?.ToString();

    public override string ToString() => Name;
}
