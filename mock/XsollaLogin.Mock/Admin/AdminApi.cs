using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The control calls under <c>/__admin</c> that steer worlds: settings, inbox, clock, scripted answers, snapshots.</summary>
internal sealed class AdminApi(Worlds worlds, TimeProvider time)
{
    public const string Prefix = "/__admin/";

    private static readonly TimeSpan LongestAdvance = TimeSpan.FromDays(3650);

    /// <summary>Null where there is no such control call; what a call throws for bad input is an <see cref="AdminRefusal"/>.</summary>
    public async ValueTask<Answer?> AnswerAsync(HttpContext context)
    {
        try
        {
            CallerRules.Check(context);
            // The server has decoded all but the slash.
            var segments = context.Request.Path.Value![Prefix.Length..].Split('/').Select(segment => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)).ToArray();
            return (context.Request.Method, segments) switch
            {
                ("GET", ["inbox"]) => await InboxQuery.AnswerAsync(context, worlds, time),
                ("POST", ["reset"]) => Reset(),
                ("PUT", ["projects", { Length: > 0 } id]) => Configure(id, await ReadAsync(context.Request, WorldJson.Readable.WorldSettings)),
                ("GET", ["projects", { Length: > 0 } id]) => Json(Find(id).Settings, WorldJson.Readable.WorldSettings),
                ("DELETE", ["projects", { Length: > 0 } id]) => worlds.Drop(id) ? AdminAnswers.Empty : throw AdminRefusal.NoSuchProject(id),
                ("POST", ["projects", { Length: > 0 } id, "answers"]) => Script(id, await ReadAsync(context.Request, WorldJson.Readable.ScriptedAnswerArray)),
                ("POST", ["projects", { Length: > 0 } id, "clock", "advance"]) => Advance(id, await ReadAsync(context.Request, WorldJson.Readable.ClockAdvance)),
                ("GET", ["projects", { Length: > 0 } id, "snapshot"]) => Json(Find(id).Save(), WorldJson.Readable.WorldSnapshot),
                ("PUT", ["projects", { Length: > 0 } id, "snapshot"]) => Restore(id, await ReadAsync(context.Request, WorldJson.Readable.WorldSnapshot)),
                _ => null,
            };
        }
        catch (AdminRefusal refusal)
        {
            return refusal.Answer;
        }
    }

    private Answer Reset()
    {
        worlds.Reset();
        return AdminAnswers.Empty;
    }

    private Answer Configure(string id, WorldSettings settings)
    {
        var problems = SettingsRules.ProblemsOf(settings);
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        return Json(worlds.Configure(id, settings).Settings, WorldJson.Readable.WorldSettings);
    }

    private Answer Script(string id, ScriptedAnswer[] answers)
    {
        var problems = answers.SelectMany(answer => answer?.Problems() ?? ["an answer must be an object, not null"]).ToList();
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        var total = answers.Sum(answer => (long)answer.Times);
        var scripted = Ensure(id).Answers;
        if (scripted.Count + total > ScriptedAnswers.Most) throw AdminRefusal.Invalid([$"{scripted.Count} answers wait already; no more than {ScriptedAnswers.Most} can"]);
        foreach (var answer in answers) scripted.Add(answer.Operation, answer.Example, answer.Times);
        return AdminAnswers.Empty;
    }

    private Answer Advance(string id, ClockAdvance advance)
    {
        var clock = Ensure(id).Clock;
        if (!(advance.Seconds >= 0) || !IsPossible(clock.Ahead.TotalSeconds + advance.Seconds))
        {
            var seconds = advance.Seconds.ToString(CultureInfo.InvariantCulture);
            throw AdminRefusal.Invalid([$"seconds must not be negative, nor lead further ahead than {LongestAdvance.TotalSeconds} in all: {seconds} does"]);
        }

        clock.Advance(TimeSpan.FromSeconds(advance.Seconds));
        return Json(new ClockReport(clock.Now), WorldJson.Readable.ClockReport);
    }

    private Answer Restore(string id, WorldSnapshot snapshot)
    {
        var problems = SettingsRules.ProblemsOf(snapshot.Settings).Concat(snapshot.Problems()).ToList();
        problems.AddRange(
            from answers in snapshot.Answers
            from example in answers.Value ?? []
            from problem in new ScriptedAnswer { Operation = answers.Key, Example = example ?? "" }.Problems()
            select problem);
        if (!IsPossible(snapshot.ClockAheadSeconds)) problems.Add($"clockAheadSeconds must be from 0 to {LongestAdvance.TotalSeconds}");
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        worlds.Put(World.Restore(id, snapshot, time));
        return AdminAnswers.Empty;
    }

    private static bool IsPossible(double seconds) => seconds >= 0 && seconds <= LongestAdvance.TotalSeconds;

    private World Find(string id) => worlds.Find(id) ?? throw AdminRefusal.NoSuchProject(id);

    /// <summary>A tester may prepare a world before its first request.</summary>
    private World Ensure(string id) => worlds.Of(id) ?? throw AdminRefusal.NoSuchProject(id);

    private static Answer Json<T>(T value, JsonTypeInfo<T> type) =>
        AdminAnswers.Json(JsonSerializer.SerializeToUtf8Bytes(value, type));

    private static async ValueTask<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
    {
        using var body = await ReceivedBody.ReadAsync(request, AdminRefusal.LargestBody);
        if (body.State != BodyState.Complete) throw AdminRefusal.Invalid([$"the body must arrive whole and be at most {AdminRefusal.LargestBody} bytes long"]);
        try
        {
            return JsonSerializer.Deserialize(body.Bytes.Span, type) ?? throw AdminRefusal.Invalid(["the body must not be null"]);
        }
        catch (JsonException e)
        {
            throw AdminRefusal.Invalid([JsonProblem.Of(e)]);
        }
    }
}
