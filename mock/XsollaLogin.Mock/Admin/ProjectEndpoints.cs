using System.Globalization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints that steer projects: settings, inbox, clock, scripted answers, snapshots.</summary>
internal sealed class ProjectEndpoints(Projects projects, TimeProvider time) : IAdminEndpoints
{
    private static readonly TimeSpan LongestAdvance = TimeSpan.FromDays(3650);

    public async ValueTask<Answer?> AnswerAsync(AdminRequest call) => (call.Method, call.Segments) switch
    {
        ("GET", ["inbox"]) => await InboxQuery.AnswerAsync(call, projects, time),
        ("PUT", ["projects", { Length: > 0 } id]) => Configure(id, await call.ReadAsync(AdminJson.Readable.ProjectSettings)),
        ("GET", ["projects", { Length: > 0 } id]) => AdminAnswers.Json(Find(id).Settings, AdminJson.Readable.ProjectSettings),
        ("DELETE", ["projects", { Length: > 0 } id]) => projects.Drop(id) ? AdminAnswers.Empty : throw AdminException.NoSuchProject(id),
        ("POST", ["projects", { Length: > 0 } id, "answers"]) => Script(id, await call.ReadAsync(AdminJson.Readable.ScriptedAnswerArray)),
        ("GET", ["projects", { Length: > 0 } id, "answers"]) => AdminAnswers.Json(Find(id).Answers.All(), AdminJson.Readable.ScriptedAnswerArray),
        ("DELETE", ["projects", { Length: > 0 } id, "answers"]) => AdminAnswers.After(Find(id).Answers.Clear),
        ("POST", ["projects", { Length: > 0 } id, "clock", "advance"]) => Advance(id, await call.ReadAsync(AdminJson.Readable.ClockAdvance)),
        ("GET", ["projects", { Length: > 0 } id, "snapshot"]) => AdminAnswers.Json(Find(id).Save(), AdminJson.Readable.ProjectSnapshot),
        ("PUT", ["projects", { Length: > 0 } id, "snapshot"]) => Restore(id, await call.ReadAsync(AdminJson.Readable.ProjectSnapshot)),
        _ => null,
    };

    public ValueTask ResetAsync()
    {
        projects.Reset();
        return default;
    }

    private Answer Configure(string id, ProjectSettings settings)
    {
        List<string> problems = [.. SettingsRules.ProblemsOf(settings)];
        if (problems is [] && projects.Find(id) is { } project) problems.AddRange(new SeededUsers(project).ProblemsOf(settings));
        if (problems is not []) throw AdminException.Invalid(problems);
        return AdminAnswers.Json(projects.Configure(id, settings).Settings, AdminJson.Readable.ProjectSettings);
    }

    private Answer Script(string id, ScriptedAnswer[] answers)
    {
        var problems = ScriptRules.ProblemsOf(answers, "$").ToList();
        if (problems is not []) throw AdminException.Invalid(problems);
        var scripted = Ensure(id).Answers;
        if (!scripted.TryAdd(answers)) throw AdminException.Invalid([$"{scripted.Count} answers wait already; no more than {ScriptedAnswers.Most} can"]);
        return AdminAnswers.Empty;
    }

    private Answer Advance(string id, ClockAdvance advance)
    {
        var project = Ensure(id);
        var clock = project.Clock;
        if (!(advance.Seconds >= 0) || !IsPossible(clock.Ahead.TotalSeconds + advance.Seconds))
        {
            var seconds = advance.Seconds.ToString(CultureInfo.InvariantCulture);
            throw AdminException.Invalid([$"seconds must not be negative, nor lead further ahead than {LongestAdvance.TotalSeconds} in all: {seconds} does"]);
        }

        clock.Advance(TimeSpan.FromSeconds(advance.Seconds));
        // Messages that are on their way may have arrived.
        project.Inbox.Wake();
        return AdminAnswers.Json(new ClockReport(clock.Now), AdminJson.Readable.ClockReport);
    }

    private Answer Restore(string id, ProjectSnapshot snapshot)
    {
        var problems = SettingsRules.ProblemsOf(snapshot.Settings).Concat(snapshot.Problems()).ToList();
        problems.AddRange(ScriptRules.ProblemsOf(snapshot.ScriptedAnswers, "scriptedAnswers"));
        if (!IsPossible(snapshot.ClockAheadSeconds)) problems.Add($"clockAheadSeconds must be from 0 to {LongestAdvance.TotalSeconds}");
        if (problems is not []) throw AdminException.Invalid(problems);
        return AdminAnswers.After(() => projects.Put(Project.Restore(id, snapshot, time)));
    }

    private static bool IsPossible(double seconds) => seconds >= 0 && seconds <= LongestAdvance.TotalSeconds;

    private Project Find(string id) => projects.Find(id) ?? throw AdminException.NoSuchProject(id);

    /// <summary>A tester may prepare a project before its first request.</summary>
    private Project Ensure(string id) => projects.Of(id) ?? throw AdminException.NoSuchProject(id);
}

/// <summary>Messages by project, receiver, kind and operation; with <c>wait</c> (seconds) held until one comes.</summary>
internal static class InboxQuery
{
    public static async ValueTask<Answer> AnswerAsync(AdminRequest call, Projects projects, TimeProvider time)
    {
        var wait = LongPoll.WaitOf(call.Query("wait"));
        if (call.Query("projectId") is not { } projectId) throw AdminException.Invalid(["projectId is needed: each project has an inbox of its own"]);
        var (to, kind, operationId) = (call.Query("to"), call.Query("kind"), call.Query("operationId"));
        bool Matches(Message message) =>
            (to is null || message.To.Equals(to, StringComparison.OrdinalIgnoreCase))
            && (kind is null || message.Kind == kind)
            && (operationId is null || message.OperationId == operationId);

        Look<InboxReport> Look()
        {
            var inbox = (projects.Of(projectId) ?? throw AdminException.NoSuchProject(projectId)).Inbox;
            var messages = inbox.Find(Matches, out var next, out var arrival);
            // Replaced between the two: nothing would ever come here.
            if (projects.Find(projectId)?.Inbox != inbox) next = Task.CompletedTask;
            return new Look<InboxReport>(new InboxReport(messages, inbox.Dropped), messages is not [], next, arrival);
        }

        return AdminAnswers.Json(await LongPoll.HoldAsync(Look, wait, time, call.Left), AdminJson.Readable.InboxReport);
    }
}

/// <param name="Dropped">How many older messages went because newer ones came.</param>
internal sealed record InboxReport(IReadOnlyList<Message> Messages, long Dropped);
