using System.Text.Json;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.State;

/// <summary>A field that users of a project are asked for. The name is enough.</summary>
internal sealed record AskedField
{
    public required string Name { get; init; }

    public bool Required { get; init; }

    /// <summary>code or link; null: code for what a code can be sent to, none for the rest.</summary>
    [JsonPropertyName(Members.ConfirmationType)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ConfirmationType { get; init; }

    /// <summary>Position in the queue of fields; null: the position in the settings.</summary>
    public int? Step { get; init; }

    /// <summary>Null: by the name.</summary>
    public string? Type { get; init; }

    public JsonElement? Validation { get; init; }
}
