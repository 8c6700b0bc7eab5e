using System.Buffers;
using System.Text.Json;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Json;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Journal.Calls;

/// <summary>The control calls that show the journal of a project, and the journal of what belongs to none.</summary>
internal sealed class JournalCalls(Journals journals, JournalStream stream, Worlds worlds, TimeProvider time) : IControlCalls
{
    private const string Journal = "journal";
    private const int MostBytes = 256 * 1024 * 1024;

    public async ValueTask<Answer?> AnswerAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", [Journal]) => await ReadAsync(null, call),
        ("GET", ["projects", { Length: > 0 } id, Journal]) => await ReadAsync(id, call),
        ("DELETE", [Journal]) => AdminAnswers.After(journals.Beside.Clear),
        ("DELETE", ["projects", { Length: > 0 } id, Journal]) => AdminAnswers.After((worlds.Find(id) ?? throw AdminRefusal.NoSuchProject(id)).Journal.Clear),
        _ => null,
    };

    /// <summary>The journals of projects go with these.</summary>
    public ValueTask ResetAsync()
    {
        journals.Beside.Clear();
        return default;
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
        var reader = new JournalReader(query.Since);
        Look<IReadOnlyList<JournalEntry>> Look()
        {
            var (journal, world) = journals.Of(projectId);
            var entries = reader.Read(journal, query.FilterIn(world), query.Limit ?? int.MaxValue);
            return new Look<IReadOnlyList<JournalEntry>>(entries, entries is not [], reader.AtEnd ? Task.CompletedTask : reader.Next);
        }

        return List(await LongPoll.HoldAsync(Look, query.Wait, time, call.Left), reader);
    }

    /// <exception cref="AdminRefusal">They cannot be sent in one piece: journals may hold more.</exception>
    private Answer List(IReadOnlyList<JournalEntry> entries, JournalReader reader)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonBuffer.Readable))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("entries"u8);
            foreach (var entry in entries)
            {
                EntryJson.Write(writer, entry, journals.IdOf(entry), journals.ShowSecrets);
                if (writer.BytesCommitted + writer.BytesPending > MostBytes) throw AdminRefusal.Invalid([$"the requests together are larger than {MostBytes} bytes of JSON; ask for fewer with limit"]);
            }

            writer.WriteEndArray();
            writer.WriteNumber("dropped"u8, reader.Missed);
            writer.WriteNumber("next"u8, reader.Position);
            writer.WriteEndObject();
        }

        return AdminAnswers.Json(json.WrittenSpan.ToArray());
    }
}
