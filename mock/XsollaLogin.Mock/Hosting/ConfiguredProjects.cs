using System.Text.Json;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Reload;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Hosting;

/// <summary>The projects of the <c>--config</c> file.</summary>
/// <remarks>After a change of the file, projects that have not changed in it keep the settings that the admin API made.</remarks>
internal sealed class ConfiguredProjects(string path, Projects projects)
{
    private Dictionary<string, byte[]> _applied = [];

    /// <summary>Reads the file and applies it as a whole.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read or is not valid; the message names the place, and nothing is changed.</exception>
    public void Read()
    {
        var configured = Load();
        var read = configured.ToDictionary(
            project => project.Key, project => JsonSerializer.SerializeToUtf8Bytes(project.Value, AdminJson.Readable.ProjectSettings));
        var changed = read.Where(project => !_applied.TryGetValue(project.Key, out var before) || !before.AsSpan().SequenceEqual(project.Value))
            .Select(project => project.Key).ToList();
        var problems = (
            from id in changed
            let project = projects.Find(id)
            where project is not null
            from problem in new SeededUsers(project).ProblemsOf(configured[id])
            select $"{id}: {problem}").ToList();
        if (problems is not []) throw new InvalidDataException($"{path}: {string.Join("; ", problems)}");
        projects.Configure(configured, changed);
        _applied = read;
    }

    private Dictionary<string, ProjectSettings> Load()
    {
        if (Directory.Exists(path)) throw new InvalidDataException($"{path} is a folder, not a file");
        try
        {
            var json = TextFile.Read(path);
            var projects = ConfigFile.Read(json, out var problems);
            if (problems is []) return projects;
            throw new InvalidDataException($"{path}: {string.Join("; ", problems.Select(problem => Describe(json, problem)))}");
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

    private static string Describe(string json, ConfigProblem problem) => problem.ProjectId is { } id
        ? $"{id}: {JsonLineNumbers.AddTo(json, problem.Text, ConfigFile.ProjectsMember, id)}"
        : JsonLineNumbers.AddTo(json, problem.Text);
}
