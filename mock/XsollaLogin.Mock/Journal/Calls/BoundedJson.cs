using System.Buffers;
using System.Text.Json;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Json;

namespace XsollaLogin.Mock.Journal.Calls;

/// <summary>Lists of entries as JSON, as long as they can be sent in one piece: journals may hold more.</summary>
internal static class BoundedJson
{
    private const int Most = 256 * 1024 * 1024;

    public static Answer Of(Action<Utf8JsonWriter> write)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, JsonBuffer.Readable)) write(writer);
        return AdminAnswers.Json(json.WrittenSpan.ToArray());
    }

    /// <summary>An array.</summary>
    /// <param name="narrower">How to ask for less.</param>
    /// <exception cref="AdminRefusal">They are too large.</exception>
    public static void WriteAll(Utf8JsonWriter writer, IEnumerable<JournalEntry> entries, Action<JournalEntry> write, string narrower)
    {
        writer.WriteStartArray();
        foreach (var entry in entries)
        {
            write(entry);
            if (writer.BytesCommitted + writer.BytesPending > Most) throw AdminRefusal.Invalid([$"the requests together are larger than {Most} bytes of JSON; {narrower}"]);
        }

        writer.WriteEndArray();
    }
}
