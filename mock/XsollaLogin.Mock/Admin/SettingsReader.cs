using System.Text.Json;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Reads settings of a project from JSON and finds all their errors at once; each error begins with its setting.</summary>
internal static class SettingsReader
{
    /// <summary>Reads the settings.</summary>
    /// <param name="problems">The errors; the settings without an error are returned even if others have one.</param>
    public static ProjectSettings Read(JsonElement json, out IReadOnlyList<string> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems = [.. SettingsRules.Schema.Value.ProblemsOf(json, "the settings")];
            return ProjectSettings.Default;
        }

        List<string> found = [];
        Dictionary<string, JsonElement> valid = [];
        foreach (var member in json.EnumerateObject())
        {
            var before = found.Count;
            found.AddRange(SettingsRules.Schema.Value.ProblemsOf(member));
            if (found.Count == before && member.Value.ValueKind != JsonValueKind.Null) valid[member.Name] = member.Value;
        }

        var settings = JsonSerializer.Deserialize(
            JsonSerializer.SerializeToUtf8Bytes(valid, AdminJson.Default.DictionaryStringJsonElement), AdminJson.Readable.ProjectSettings)!;
        problems = [.. found, .. SettingsRules.ProblemsOf(settings)];
        return settings;
    }

    /// <summary>Reads the settings that a change leads to.</summary>
    /// <param name="change">A JSON merge patch (RFC 7396): a member replaces the setting, null restores its default.</param>
    public static ProjectSettings Merge(ProjectSettings settings, JsonElement change, out IReadOnlyList<string> problems)
    {
        if (change.ValueKind != JsonValueKind.Object) return Read(change, out problems);
        var merged = MergePatch.Apply(JsonSerializer.SerializeToElement(settings, AdminJson.Readable.ProjectSettings), change);
        var read = Read(merged, out problems);
        // A member that is null is not in the merged settings.
        var unknown = change.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Null && !SettingsRules.Schema.Value.Members.Contains(member.Name));
        problems = [.. problems, .. unknown.SelectMany(SettingsRules.Schema.Value.ProblemsOf)];
        return read;
    }
}
