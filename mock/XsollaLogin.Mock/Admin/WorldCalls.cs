using System.Globalization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The control calls that steer worlds: settings, inbox, clock, scripted answers, snapshots.</summary>
internal sealed class WorldCalls(Worlds worlds, TimeProvider time) : IControlCalls
{
    private static readonly TimeSpan LongestAdvance = TimeSpan.FromDays(3650);

    public async ValueTask<Answer?> AnswerAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["inbox"]) => await InboxQuery.AnswerAsync(call, worlds, time),
        ("PUT", ["projects", { Length: > 0 } id]) => Configure(id, await call.ReadAsync(WorldJson.Readable.WorldSettings)),
        ("GET", ["projects", { Length: > 0 } id]) => AdminAnswers.Json(Find(id).Settings, WorldJson.Readable.WorldSettings),
        ("DELETE", ["projects", { Length: > 0 } id]) => worlds.Drop(id) ? AdminAnswers.Empty : throw AdminRefusal.NoSuchProject(id),
        ("POST", ["projects", { Length: > 0 } id, "answers"]) => Script(id, await call.ReadAsync(WorldJson.Readable.ScriptedAnswerArray)),
        ("GET", ["projects", { Length: > 0 } id, "answers"]) => AdminAnswers.Json(Find(id).Answers.All(), WorldJson.Readable.ScriptedAnswerArray),
        ("DELETE", ["projects", { Length: > 0 } id, "answers"]) => AdminAnswers.After(Find(id).Answers.Clear),
        ("POST", ["projects", { Length: > 0 } id, "clock", "advance"]) => Advance(id, await call.ReadAsync(WorldJson.Readable.ClockAdvance)),
        ("GET", ["projects", { Length: > 0 } id, "snapshot"]) => AdminAnswers.Json(Find(id).Save(), WorldJson.Readable.WorldSnapshot),
        ("PUT", ["projects", { Length: > 0 } id, "snapshot"]) => Restore(id, await call.ReadAsync(WorldJson.Readable.WorldSnapshot)),
        _ => null,
    };

    public ValueTask ResetAsync()
    {
        worlds.Reset();
        return default;
    }

    private Answer Configure(string id, WorldSettings settings)
    {
        List<string> problems = [.. SettingsRules.ProblemsOf(settings)];
        if (problems is [] && worlds.Find(id) is { } world) problems.AddRange(new SeededUsers(world).ProblemsOf(settings));
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        return AdminAnswers.Json(worlds.Configure(id, settings).Settings, WorldJson.Readable.WorldSettings);
    }

    private Answer Script(string id, ScriptedAnswer[] answers)
    {
        var problems = ScriptRules.ProblemsOf(answers, "$").ToList();
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        var scripted = Ensure(id).Answers;
        if (!scripted.TryAdd(answers)) throw AdminRefusal.Invalid([$"{scripted.Count} answers wait already; no more than {ScriptedAnswers.Most} can"]);
        return AdminAnswers.Empty;
    }

    private Answer Advance(string id, ClockAdvance advance)
    {
        var world = Ensure(id);
        var clock = world.Clock;
        if (!(advance.Seconds >= 0) || !IsPossible(clock.Ahead.TotalSeconds + advance.Seconds))
        {
            var seconds = advance.Seconds.ToString(CultureInfo.InvariantCulture);
            throw AdminRefusal.Invalid([$"seconds must not be negative, nor lead further ahead than {LongestAdvance.TotalSeconds} in all: {seconds} does"]);
        }

        clock.Advance(TimeSpan.FromSeconds(advance.Seconds));
        // Messages that are on their way may have arrived.
        world.Inbox.Wake();
        return AdminAnswers.Json(new ClockReport(clock.Now), WorldJson.Readable.ClockReport);
    }

    private Answer Restore(string id, WorldSnapshot snapshot)
    {
        var problems = SettingsRules.ProblemsOf(snapshot.Settings).Concat(snapshot.Problems()).ToList();
        problems.AddRange(ScriptRules.ProblemsOf(snapshot.ScriptedAnswers, "scriptedAnswers"));
        if (!IsPossible(snapshot.ClockAheadSeconds)) problems.Add($"clockAheadSeconds must be from 0 to {LongestAdvance.TotalSeconds}");
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        return AdminAnswers.After(() => worlds.Put(World.Restore(id, snapshot, time)));
    }

    private static bool IsPossible(double seconds) => seconds >= 0 && seconds <= LongestAdvance.TotalSeconds;

    private World Find(string id) => worlds.Find(id) ?? throw AdminRefusal.NoSuchProject(id);

    /// <summary>A tester may prepare a world before its first request.</summary>
    private World Ensure(string id) => worlds.Of(id) ?? throw AdminRefusal.NoSuchProject(id);
}

/// <summary>Messages by project, receiver, kind and operation; with <c>wait</c> (seconds) held until one comes.</summary>
internal static class InboxQuery
{
    public static async ValueTask<Answer> AnswerAsync(ControlCall call, Worlds worlds, TimeProvider time)
    {
        var wait = LongPoll.WaitOf(call.Query("wait"));
        if (call.Query("projectId") is not { } projectId) throw AdminRefusal.Invalid(["projectId is needed: each project has an inbox of its own"]);
        var (to, kind, operationId) = (call.Query("to"), call.Query("kind"), call.Query("operationId"));
        bool Matches(Message message) =>
            (to is null || message.To.Equals(to, StringComparison.OrdinalIgnoreCase))
            && (kind is null || message.Kind == kind)
            && (operationId is null || message.OperationId == operationId);

        Look<InboxReport> Look()
        {
            var inbox = (worlds.Of(projectId) ?? throw AdminRefusal.NoSuchProject(projectId)).Inbox;
            var messages = inbox.Find(Matches, out var next, out var arrival);
            // Replaced between the two: nothing would ever come here.
            if (worlds.Find(projectId)?.Inbox != inbox) next = Task.CompletedTask;
            return new Look<InboxReport>(new InboxReport(messages, inbox.Dropped), messages is not [], next, arrival);
        }

        return AdminAnswers.Json(await LongPoll.HoldAsync(Look, wait, time, call.Left), WorldJson.Readable.InboxReport);
    }
}

/// <param name="Dropped">How many older messages went because newer ones came.</param>
internal sealed record InboxReport(IReadOnlyList<Message> Messages, long Dropped);
