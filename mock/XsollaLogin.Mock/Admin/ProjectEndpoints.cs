using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of projects: the list, settings and snapshots.</summary>
internal sealed class ProjectEndpoints(Projects projects, TimeProvider time)
{
    /// <summary>Lists the projects, the most recently used first.</summary>
    public Answer List()
    {
        var (now, timestamp) = (time.GetUtcNow(), time.GetTimestamp());
        var listed = projects.InUse.OrderByDescending(project => project.LastUsed).ThenBy(project => project.ProjectId, StringComparer.Ordinal)
            .Select(project => new ListedProject(
                project.ProjectId,
                now - time.GetElapsedTime(project.LastUsed, timestamp),
                project.Users.Count,
                project.MessageCount,
                project.Clock.CountWaiting()));
        return AdminAnswers.Json(new ProjectList([.. listed], projects.Dropped), AdminJson.Readable.ProjectList);
    }

    public async ValueTask<Answer> ConfigureAsync(AdminRequest request)
    {
        var settings = SettingsReader.Read(await request.ReadJsonAsync(), out var problems);
        if (problems is [] && projects.Find(request.ProjectId!) is { } project) problems = [.. new SeededUsers(project).ProblemsOf(settings)];
        if (problems is not []) throw AdminException.Invalid(problems);
        return AdminAnswers.Json(projects.Configure(request.ProjectId!, settings).Settings, AdminJson.Readable.ProjectSettings);
    }

    /// <summary>Changes some settings.</summary>
    public async ValueTask<Answer> ChangeAsync(AdminRequest request)
    {
        var change = await request.ReadJsonAsync();
        // An invalid change does not create the project.
        if (projects.Find(request.ProjectId!) is null) _ = Merge(projects.SettingsOfNew(request.ProjectId!), change);
        var project = request.EnsureProject(projects);
        projects.Change(project, settings =>
        {
            var merged = Merge(settings, change);
            var problems = new SeededUsers(project).ProblemsOf(merged).ToList();
            return problems is [] ? merged : throw AdminException.Invalid(problems);
        });
        return AdminAnswers.Json(project.Settings, AdminJson.Readable.ProjectSettings);
    }

    private static ProjectSettings Merge(ProjectSettings settings, JsonElement change)
    {
        var merged = SettingsReader.Merge(settings, change, out var problems);
        return problems is [] ? merged : throw AdminException.Invalid(problems);
    }

    public Answer Get(AdminRequest request) => AdminAnswers.Json(request.FindProject(projects).Settings, AdminJson.Readable.ProjectSettings);

    public Answer Drop(AdminRequest request) =>
        projects.Drop(request.ProjectId!) ? AdminAnswers.Empty : throw AdminException.NoSuchProject(request.ProjectId!);

    public Answer Save(AdminRequest request) => AdminAnswers.Json(request.FindProject(projects).Save(), AdminJson.Readable.ProjectSnapshot);

    public async ValueTask<Answer> RestoreAsync(AdminRequest request)
    {
        var snapshot = await request.ReadAsync(AdminJson.Readable.ProjectSnapshot);
        var problems = SettingsRules.ProblemsOf(snapshot.Settings).Concat(snapshot.Problems()).ToList();
        problems.AddRange(ScriptRules.ProblemsOf(snapshot.ScriptedAnswers, "scriptedAnswers"));
        if (!ClockEndpoints.IsPossible(snapshot.ClockAheadSeconds)) problems.Add($"clockAheadSeconds must be from 0 to {ClockEndpoints.MostSeconds}");
        if (problems is not []) throw AdminException.Invalid(problems);
        return AdminAnswers.After(() => projects.Restore(request.ProjectId!, snapshot));
    }
}

/// <summary>The projects.</summary>
/// <param name="Dropped">The number of projects that were dropped because there were too many.</param>
internal sealed record ProjectList(IReadOnlyList<ListedProject> Projects, long Dropped);

/// <summary>A project in the list.</summary>
/// <param name="LastUsed">The time of the last request to the project, by the server's clock.</param>
/// <param name="WaitingPolls">The number of pending long polls.</param>
internal sealed record ListedProject(string ProjectId, DateTimeOffset LastUsed, int Users, int Messages, int WaitingPolls);
