using System.Globalization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of projects: settings, scripted answers, clock and snapshots.</summary>
internal sealed class ProjectEndpoints(Projects projects, TimeProvider time)
{
    private static readonly TimeSpan LongestAdvance = TimeSpan.FromDays(3650);

    public async ValueTask<Answer> ConfigureAsync(AdminRequest request)
    {
        var (id, settings) = (request.ProjectId!, await request.ReadAsync(AdminJson.Readable.ProjectSettings));
        List<string> problems = [.. SettingsRules.ProblemsOf(settings)];
        if (problems is [] && projects.Find(id) is { } project) problems.AddRange(new SeededUsers(project).ProblemsOf(settings));
        if (problems is not []) throw AdminException.Invalid(problems);
        return AdminAnswers.Json(projects.Configure(id, settings).Settings, AdminJson.Readable.ProjectSettings);
    }

    public Answer Get(AdminRequest request) => AdminAnswers.Json(Find(request).Settings, AdminJson.Readable.ProjectSettings);

    public Answer Drop(AdminRequest request) =>
        projects.Drop(request.ProjectId!) ? AdminAnswers.Empty : throw AdminException.NoSuchProject(request.ProjectId!);

    public async ValueTask<Answer> ScriptAsync(AdminRequest request)
    {
        var answers = await request.ReadAsync(AdminJson.Readable.ScriptedAnswerArray);
        var problems = ScriptRules.ProblemsOf(answers, "$").ToList();
        if (problems is not []) throw AdminException.Invalid(problems);
        var scripted = Ensure(request).Answers;
        if (!scripted.TryAdd(answers)) throw AdminException.Invalid([$"{scripted.Count} scripted answers are pending; the limit is {ScriptedAnswers.Most}"]);
        return AdminAnswers.Empty;
    }

    public Answer ListAnswers(AdminRequest request) => AdminAnswers.Json(Find(request).Answers.All(), AdminJson.Readable.ScriptedAnswerArray);

    public Answer ForgetAnswers(AdminRequest request) => AdminAnswers.After(Find(request).Answers.Clear);

    public async ValueTask<Answer> AdvanceClockAsync(AdminRequest request)
    {
        var advance = await request.ReadAsync(AdminJson.Readable.ClockAdvance);
        var project = Ensure(request);
        var clock = project.Clock;
        if (!(advance.Seconds >= 0) || !IsPossible(clock.Ahead.TotalSeconds + advance.Seconds))
        {
            var seconds = advance.Seconds.ToString(CultureInfo.InvariantCulture);
            throw AdminException.Invalid(
                [$"seconds must be 0 or more, and all advances together at most {LongestAdvance.TotalSeconds}; {seconds} is out of range"]);
        }

        clock.Advance(TimeSpan.FromSeconds(advance.Seconds));
        // Delayed messages may have arrived.
        project.Inbox.Wake();
        return AdminAnswers.Json(new ClockReport(clock.Now), AdminJson.Readable.ClockReport);
    }

    public Answer Save(AdminRequest request) => AdminAnswers.Json(Find(request).Save(), AdminJson.Readable.ProjectSnapshot);

    public async ValueTask<Answer> RestoreAsync(AdminRequest request)
    {
        var snapshot = await request.ReadAsync(AdminJson.Readable.ProjectSnapshot);
        var problems = SettingsRules.ProblemsOf(snapshot.Settings).Concat(snapshot.Problems()).ToList();
        problems.AddRange(ScriptRules.ProblemsOf(snapshot.ScriptedAnswers, "scriptedAnswers"));
        if (!IsPossible(snapshot.ClockAheadSeconds)) problems.Add($"clockAheadSeconds must be from 0 to {LongestAdvance.TotalSeconds}");
        if (problems is not []) throw AdminException.Invalid(problems);
        return AdminAnswers.After(() => projects.Put(Project.Restore(request.ProjectId!, snapshot, time)));
    }

    private static bool IsPossible(double seconds) => seconds >= 0 && seconds <= LongestAdvance.TotalSeconds;

    private Project Find(AdminRequest request) => projects.Find(request.ProjectId!) ?? throw AdminException.NoSuchProject(request.ProjectId!);

    /// <summary>Returns the project, and creates it if necessary: a tester may prepare it before its first request.</summary>
    private Project Ensure(AdminRequest request) => projects.Of(request.ProjectId!) ?? throw AdminException.NoSuchProject(request.ProjectId!);
}
