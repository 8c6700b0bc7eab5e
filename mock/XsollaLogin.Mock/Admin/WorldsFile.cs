using System.Text.Json;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The file of <c>--config</c>: settings by project.</summary>
internal sealed record WorldsFile
{
    public required Dictionary<string, WorldSettings> Projects { get; init; }

    /// <exception cref="InvalidDataException">The file cannot be read or is not right; the message says where.</exception>
    public static Dictionary<string, WorldSettings> Load(string path)
    {
        if (Directory.Exists(path)) throw new InvalidDataException($"{path} is a folder, not a file");
        try
        {
            // As text: an editor may have put a byte order mark before it.
            var json = File.ReadAllText(path);
            var file = JsonSerializer.Deserialize(json, WorldJson.Readable.WorldsFile);
            var projects = file?.Projects ?? throw new InvalidDataException($"{path}: the JSON must be an object with projects, not null");
            var problems = projects.SelectMany(project => ProblemsOf(project.Value).Select(problem => $"{project.Key}: {JsonLines.Tell(json, problem, "projects", project.Key)}")).ToList();
            return problems is [] ? projects : throw new InvalidDataException($"{path}: {string.Join("; ", problems)}");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: {JsonProblem.Of(e)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static IReadOnlyList<string> ProblemsOf(WorldSettings? settings) =>
        settings is null ? ["the settings must be an object, not null"] : SettingsRules.ProblemsOf(settings);
}
