using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Journal.Calls;

/// <summary>The control calls that show the journal of a project, and the journal of what belongs to none.</summary>
internal sealed class JournalCalls(Journals journals, JournalStream stream, Worlds worlds, TimeProvider time) : IControlCalls
{
    private const string Journal = "journal";

    public async ValueTask<Answer?> AnswerAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", [Journal]) => await ReadAsync(null, call),
        ("GET", ["projects", { Length: > 0 } id, Journal]) => await ReadAsync(id, call),
        ("DELETE", [Journal]) => Clear(journals.Beside),
        ("DELETE", ["projects", { Length: > 0 } id, Journal]) => Clear((worlds.Find(id) ?? throw AdminRefusal.NoSuchProject(id)).Journal),
        _ => null,
    };

    /// <summary>The journals of projects go with these.</summary>
    public void Reset() => journals.Beside.Clear();

    private static Answer Clear(RequestJournal journal)
    {
        journal.Clear();
        return AdminAnswers.Empty;
    }

    private async ValueTask<Answer> ReadAsync(string? projectId, ControlCall call)
    {
        if (!journals.Keep) throw AdminRefusal.Invalid(["the mock keeps no journal; start it with --journal and a number above 0"]);
        var query = JournalQuery.Read(call);
        return JournalStream.IsWanted(call) ? await stream.SendAsync(projectId, query, call) : await ListAsync(projectId, query, call);
    }

    /// <summary>What there is; where nothing is, held until something comes.</summary>
    private async ValueTask<Answer> ListAsync(string? projectId, JournalQuery query, ControlCall call)
    {
        var (started, reader) = (time.GetTimestamp(), new JournalReader(query.Since));
        while (true)
        {
            // Anew each time: the world may have been replaced meanwhile.
            var (journal, world) = journals.Of(projectId);
            var entries = reader.Read(journal, query.FilterIn(world), query.Limit ?? int.MaxValue);
            var left = query.Wait - time.GetElapsedTime(started);
            if (entries is not [] || left <= TimeSpan.Zero) return List(entries, reader);
            if (reader.AtEnd) continue;
            try
            {
                await reader.Next.WaitAsync(left, time, call.Left);
            }
            catch (TimeoutException)
            {
                return List([], reader);
            }
        }
    }

    private Answer List(IReadOnlyList<JournalEntry> entries, JournalReader reader) => BoundedJson.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("entries"u8);
        BoundedJson.WriteAll(writer, entries, entry => EntryJson.Write(writer, entry, journals.IdOf(entry), journals.ShowSecrets), "ask for fewer with limit");
        writer.WriteNumber("dropped"u8, reader.Missed);
        writer.WriteNumber("next"u8, reader.Position);
        writer.WriteEndObject();
    });
}
