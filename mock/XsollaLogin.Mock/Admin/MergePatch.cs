using System.Text.Json;
using System.Text.Json.Nodes;

namespace XsollaLogin.Mock.Admin;

/// <summary>Applies a JSON merge patch (RFC 7396).</summary>
internal static class MergePatch
{
    public static JsonElement Apply(JsonElement target, JsonElement patch) =>
        JsonSerializer.SerializeToElement(Merge(JsonObject.Create(target), patch), AdminJson.Default.JsonNode);

    private static JsonNode? Merge(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object) return JsonNode.Parse(patch.GetRawText());
        var merged = target as JsonObject ?? [];
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                merged.Remove(member.Name);
                continue;
            }

            merged.TryGetPropertyValue(member.Name, out var before);
            merged.Remove(member.Name);
            merged[member.Name] = Merge(before, member.Value);
        }

        return merged;
    }
}
