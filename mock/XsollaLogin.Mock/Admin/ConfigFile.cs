using System.Text;
using System.Text.Json;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Reads the text of a <c>--config</c> file: settings by project, with comments and commas at the ends.</summary>
internal static class ConfigFile
{
    private const string SchemaMember = "$schema";
    public const string ProjectsMember = "projects";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads the settings of each project.</summary>
    /// <param name="problems">All errors.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static Dictionary<string, ProjectSettings> Read(string json, out IReadOnlyList<ConfigProblem> problems)
    {
        if (JsonSyntax.ProblemInTexts(Encoding.UTF8.GetBytes(json)) is { } unreadable)
        {
            problems = [new ConfigProblem(null, $"the JSON cannot be read: {unreadable}")];
            return [];
        }

        using var document = JsonDocument.Parse(json, Lenient);
        List<ConfigProblem> found = [.. ProblemsOf(document.RootElement).Select(problem => new ConfigProblem(null, problem))];
        Dictionary<string, ProjectSettings> projects = [];
        if (document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty(ProjectsMember, out var declared) && declared.ValueKind == JsonValueKind.Object)
        {
            foreach (var project in declared.EnumerateObject())
            {
                projects[project.Name] = SettingsReader.Read(project.Value, out var ofProject);
                if (PathSegment.ProblemOf(project.Name) is { } unnameable) found.Add(new ConfigProblem(project.Name, $"the project ID {unnameable}"));
                found.AddRange(ofProject.Select(problem => new ConfigProblem(project.Name, problem)));
            }
        }

        problems = found;
        return projects;
    }

    private static List<string> ProblemsOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return [$"the JSON must be an object with {ProjectsMember}"];
        List<string> problems = [];
        foreach (var member in root.EnumerateObject())
        {
            var isRight = member.Name switch
            {
                SchemaMember => member.Value.ValueKind == JsonValueKind.String,
                ProjectsMember => member.Value.ValueKind == JsonValueKind.Object,
                _ => true,
            };
            if (member.Name is not (SchemaMember or ProjectsMember)) problems.Add($"{member.Name} is unknown; there are {SchemaMember}, {ProjectsMember}");
            else if (!isRight) problems.Add($"{member.Name} must be {(member.Name == SchemaMember ? "a text" : "an object of settings by project ID")}");
        }

        if (!root.TryGetProperty(ProjectsMember, out _)) problems.Add($"{ProjectsMember} is missing: an object of settings by project ID");
        return problems;
    }
}

/// <summary>An error in a <c>--config</c> file.</summary>
/// <param name="ProjectId">The project whose settings have the error; null: it is in the file as a whole.</param>
/// <param name="Text">The error, which begins with the path of its member.</param>
internal sealed record ConfigProblem(string? ProjectId, string Text);
