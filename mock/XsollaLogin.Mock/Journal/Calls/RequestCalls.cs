using System.Globalization;
using System.Text.Json;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Stubs.Format;
using XsollaLogin.Mock.Stubs.Matching;

namespace XsollaLogin.Mock.Journal.Calls;

/// <summary>The control calls by which WireMock's clients count and find the requests of all projects.</summary>
internal sealed class RequestCalls(Journals journals) : IControlCalls
{
    private const string Requests = "requests";

    public async ValueTask<Answer?> AnswerAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", [Requests]) => List(call),
        ("GET", [Requests, "unmatched"]) => Found(journals.Entries.Reverse().Where(IsUnmatched)),
        ("POST", [Requests, "count"]) => Count(await MatchingAsync(call)),
        ("POST", [Requests, "find"]) => Found(await MatchingAsync(call)),
        ("POST", [Requests, "remove"]) => Remove([.. (await MatchingAsync(call)).Reverse()]),
        ("POST", [Requests, "reset"]) or ("DELETE", [Requests]) => Clear(),
        ("GET", [Requests, { Length: > 0 } id]) => BoundedJson.Of(writer => Event(writer, Find(id) ?? throw NoSuchRequest(id))),
        ("DELETE", [Requests, { Length: > 0 } id]) => Find(id) is { } entry ? Forget([entry]) : AdminAnswers.Empty,
        _ => null,
    };

    private static bool IsUnmatched(JournalEntry entry) => entry.Cause == Cause.Unknown;

    private Answer List(ControlCall call)
    {
        List<string> problems = [];
        var limit = int.MaxValue;
        if (call.Query("limit") is { } most && !int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out limit)) problems.Add($"limit must be a whole number, not \"{most}\"");
        var since = DateTimeOffset.MinValue;
        if (call.Query("since") is { } date && !DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since)) problems.Add($"since must be a date such as 2030-01-01T12:00:00Z, not \"{date}\"");
        if (problems is not []) throw AdminRefusal.Invalid(problems);

        var (unmatched, stub) = (call.Query("unmatched") == "true", call.Query("matchingStub"));
        var entries = journals.Entries.Reverse()
            .Where(entry => !unmatched || IsUnmatched(entry))
            .Where(entry => stub is null || (entry.Cause == Cause.Stub && entry.CauseDetail!.Equals(stub, StringComparison.OrdinalIgnoreCase))).ToList();
        return BoundedJson.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("requests"u8);
            BoundedJson.WriteAll(writer, entries.Where(entry => entry.Logged > since).Take(limit), entry => Event(writer, entry), "ask for fewer with limit");
            writer.WriteStartObject("meta"u8);
            writer.WriteNumber("total"u8, entries.Count);
            writer.WriteEndObject();
            writer.WriteBoolean("requestJournalDisabled"u8, !journals.Keep);
            writer.WriteEndObject();
        });
    }

    private async ValueTask<IEnumerable<JournalEntry>> MatchingAsync(ControlCall call)
    {
        List<string> problems = [];
        var pattern = RequestPattern.Read(await call.ReadAsync(StubJson.Readable.JsonElement), "", problems);
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        return journals.Entries.Where(entry => pattern!.Matches(new EntryFacts(entry)));
    }

    private Answer Found(IEnumerable<JournalEntry> entries) => BoundedJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("requests"u8);
        BoundedJson.WriteAll(writer, entries, entry => LoggedRequest.Write(writer, entry, journals.ShowSecrets), "POST /__admin/requests/find with a narrower pattern, or GET /__admin/requests with limit");
        writer.WriteBoolean("requestJournalDisabled"u8, !journals.Keep);
        writer.WriteEndObject();
    });

    /// <summary>As in WireMock, a journal that is not kept counts -1.</summary>
    private Answer Count(IEnumerable<JournalEntry> entries) => BoundedJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("count"u8, journals.Keep ? entries.Count() : -1);
        writer.WriteBoolean("requestJournalDisabled"u8, !journals.Keep);
        writer.WriteEndObject();
    });

    private Answer Remove(IReadOnlyList<JournalEntry> entries)
    {
        var removed = BoundedJson.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("serveEvents"u8);
            BoundedJson.WriteAll(writer, entries, entry => Event(writer, entry), "use a narrower pattern, or DELETE /__admin/requests");
            writer.WriteEndObject();
        });
        Forget(entries);
        return removed;
    }

    private Answer Forget(IReadOnlyList<JournalEntry> entries)
    {
        var which = entries.ToHashSet();
        foreach (var journal in journals.All) journal.Remove(which);
        return AdminAnswers.Empty;
    }

    private Answer Clear()
    {
        journals.Clear();
        return AdminAnswers.Empty;
    }

    private JournalEntry? Find(string id) =>
        Guid.TryParse(id, out var parsed) && journals.TryRead(parsed, out var order) ? journals.Entries.FirstOrDefault(entry => entry.Order == order) : null;

    private static AdminRefusal NoSuchRequest(string id) => AdminRefusal.NotFound($"there is no request \"{id}\" in the journals; GET /__admin/requests lists them");

    private void Event(Utf8JsonWriter writer, JournalEntry entry) =>
        ServeEvent.Write(writer, entry, journals.IdOf(entry), journals.ShowSecrets);
}
