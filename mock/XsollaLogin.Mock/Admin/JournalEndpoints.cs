using System.Buffers;
using System.Globalization;
using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of the journals of projects, and of the journal of requests without a project.</summary>
internal sealed class JournalEndpoints(Journals journals, JournalStream stream, Projects projects, TimeProvider time)
{
    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>The size of the newest entries in bytes. Their JSON is larger: one character of a body can have six in it.</summary>
    private const int MostBytesOfNewest = MostBytes / 8;

    public async ValueTask<Answer> ReadAsync(AdminRequest request)
    {
        if (!journals.Enabled) throw AdminException.Invalid(["the mock has no journal; start it with --journal and a number above 0"]);
        var query = JournalQuery.Read(request);
        return JournalStream.IsWanted(request) ? await stream.SendAsync(query, request) : await ListAsync(query, request);
    }

    /// <summary>Lists entries; if there are none, holds the request until one comes.</summary>
    private async ValueTask<Answer> ListAsync(JournalQuery query, AdminRequest request)
    {
        var reader = new JournalReader(query.Since);
        Look<IReadOnlyList<JournalEntry>> Look()
        {
            var source = JournalSource.Of(request, journals, projects);
            if (source.Journal is not { } journal) return new Look<IReadOnlyList<JournalEntry>>([], IsWorthSending: false, source.Made);
            var entries = reader.Read(journal, query.FilterIn(source.Project), query.Limit ?? int.MaxValue);
            if (query.Newest is { } most) entries = NewestOf(entries, most);
            return new Look<IReadOnlyList<JournalEntry>>(entries, entries is not [], reader.Ended ? Task.CompletedTask : reader.Next);
        }

        return List(await LongPoll.HoldAsync(Look, query.Wait, time, request), reader);
    }

    /// <summary>Returns the newest entries, but always one; fewer if they are large.</summary>
    private static IReadOnlyList<JournalEntry> NewestOf(IReadOnlyList<JournalEntry> entries, int most)
    {
        var (first, bytes) = (entries.Count, 0L);
        while (first > 0 && entries.Count - first < most && (bytes += entries[first - 1].Size) <= MostBytesOfNewest) first--;
        return [.. entries.Skip(Math.Min(first, entries.Count - 1))];
    }

    public Answer Clear(AdminRequest request)
    {
        var journal = request.ProjectId is not { } id ? journals.Unassigned : (projects.Find(id) ?? throw AdminException.NoSuchProject(id)).Journal;
        return AdminAnswers.After(journal.Clear);
    }

    /// <summary>Answers with the entries.</summary>
    /// <exception cref="AdminException">The entries are too large for one answer.</exception>
    private Answer List(IReadOnlyList<JournalEntry> entries, JournalReader reader)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Utf8Buffer.Readable))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("entries"u8);
            foreach (var entry in entries)
            {
                EntryJson.Write(writer, entry, journals.IdOf(entry), journals.ShowSecrets);
                if (writer.BytesCommitted + writer.BytesPending > MostBytes)
                    throw AdminException.Invalid([$"the requests together are larger than {MostBytes} bytes of JSON; ask for fewer with limit"]);
            }

            writer.WriteEndArray();
            writer.WriteNumber("dropped"u8, reader.Dropped);
            writer.WriteNumber("next"u8, reader.Position);
            writer.WriteEndObject();
        }

        return AdminAnswers.Json(json.WrittenSpan.ToArray());
    }
}

/// <summary>The journal that a path names.</summary>
/// <param name="Journal">The journal; null: the project does not exist yet.</param>
/// <param name="Project">The project; null: there is none.</param>
/// <param name="Made">If there is no journal, completes when a project is created.</param>
internal readonly record struct JournalSource(RequestJournal? Journal, Project? Project, Task Made)
{
    /// <exception cref="AdminException">The mock is strict and the project is not configured.</exception>
    public static JournalSource Of(AdminRequest request, Journals journals, Projects projects)
    {
        if (request.ProjectId is not { } id) return new(journals.Unassigned, null, Task.CompletedTask);
        if (projects.Find(id, out var made) is { } project) return new(project.Journal, project, Task.CompletedTask);
        return projects.CanExist(id) ? new(null, null, made) : throw AdminException.NoSuchProject(id);
    }
}

/// <summary>The query of a journal; a filter that is null accepts every entry.</summary>
/// <param name="User">A name or the id of a user.</param>
/// <param name="Since">The sequence number after which to read.</param>
/// <param name="Limit">The maximal number of entries, from the oldest on; null: all.</param>
/// <param name="Newest">The maximal number of entries, of which the older ones are left out; null: all.</param>
internal sealed record JournalQuery(
    string? Operation, int? Status, Cause? Cause, string? Example, string? User, long Since, int? Limit, int? Newest, TimeSpan Wait)
{
    private const int LeastStatus = 100;
    private const int MostStatus = 599;
    public static readonly string[] Names = ["operation", "status", "cause", "example", "user", "since", "limit", "newest", "wait"];

    /// <summary>Reads the query parameters.</summary>
    /// <exception cref="AdminException">A parameter is not valid.</exception>
    public static JournalQuery Read(AdminRequest request)
    {
        List<string> problems = [];
        if (request.Query("operation") is { } operation && !LoginContract.Operations.Any(known => known.Id == operation))
        {
            problems.Add($"there is no operation \"{operation}\"; there are {string.Join(", ", LoginContract.Operations.Select(known => known.Id))}");
        }

        var cause = request.Query("cause") is { } named ? Array.IndexOf(Causes.Names, named) : (int?)null;
        if (cause < 0) problems.Add($"cause must be one of {string.Join(", ", Causes.Names)}, not \"{request.Query("cause")}\"");
        var query = new JournalQuery(
            request.Query("operation"),
            (int?)Whole("status", LeastStatus, MostStatus),
            (Cause?)cause,
            request.Query("example"),
            request.Query("user"),
            Whole("since", 0, long.MaxValue) ?? 0,
            (int?)Whole("limit", 1, JournalOptions.LargestSize),
            (int?)Whole("newest", 1, JournalOptions.LargestSize),
            LongPoll.WaitOf(request.Query("wait")));
        if (query is { Limit: not null, Newest: not null }) problems.Add("limit reads from the oldest entry on and newest leaves the older ones out; give one");
        return problems is [] ? query : throw AdminException.Invalid(problems);

        long? Whole(string name, long least, long most)
        {
            if (request.Query(name) is not { } text) return null;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            problems.Add($"{name} must be a whole number from {least} to {most}, not \"{text}\"");
            return null;
        }
    }

    /// <summary>Returns the filter for entries, with the names that the user has now.</summary>
    public Func<JournalEntry, bool> FilterIn(Project? project)
    {
        var user = User is null ? null : new EntryUsers(User, project);
        return entry =>
            (Operation is null || entry.Operation?.Id == Operation)
            && (Status is null || entry.Answer?.Status == Status)
            && (Cause is null || entry.Cause == Cause)
            && (Example is null || entry.Answer?.Name == Example)
            && (user is null || user.Concern(entry));
    }
}
