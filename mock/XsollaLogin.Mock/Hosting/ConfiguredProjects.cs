using System.Text.Json;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Hosting;

/// <summary>The projects of the file of <c>--config</c>. A project whose part of the file has not changed keeps what admin endpoints made of it.</summary>
internal sealed class ConfiguredProjects(string path, Projects projects)
{
    private Dictionary<string, byte[]> _taken = [];

    /// <exception cref="InvalidDataException">The file cannot be read or is not right; the message says where. All stays as it was.</exception>
    public void Read()
    {
        var configured = Load();
        var read = configured.ToDictionary(project => project.Key, project => JsonSerializer.SerializeToUtf8Bytes(project.Value, AdminJson.Readable.ProjectSettings));
        var changed = read.Where(project => !_taken.TryGetValue(project.Key, out var before) || !before.AsSpan().SequenceEqual(project.Value)).Select(project => project.Key).ToList();
        var problems = changed.SelectMany(id => projects.Find(id) is { } project ? new SeededUsers(project).ProblemsOf(configured[id]).Select(problem => $"{id}: {problem}") : []).ToList();
        if (problems is not []) throw new InvalidDataException($"{path}: {string.Join("; ", problems)}");
        projects.Configure(configured, changed);
        _taken = read;
    }

    private Dictionary<string, ProjectSettings> Load()
    {
        if (Directory.Exists(path)) throw new InvalidDataException($"{path} is a folder, not a file");
        try
        {
            // As text: an editor may have put a byte order mark before it.
            var json = File.ReadAllText(path);
            var file = JsonSerializer.Deserialize(json, AdminJson.Readable.ProjectsFile);
            var projects = file?.Projects ?? throw new InvalidDataException($"{path}: the JSON must be an object with projects, not null");
            var problems = projects.SelectMany(project => ProblemsOf(project.Value)
                .Select(problem => $"{project.Key}: {JsonLines.Tell(json, problem, "projects", project.Key)}")).ToList();
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

    private static IReadOnlyList<string> ProblemsOf(ProjectSettings? settings) =>
        settings is null ? ["the settings must be an object, not null"] : SettingsRules.ProblemsOf(settings);
}
