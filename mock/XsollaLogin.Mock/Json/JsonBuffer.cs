using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XsollaLogin.Mock.Json;

/// <summary>Room for JSON that is read before anybody waits: each thread keeps one.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? t_idle;

    /// <summary>Texts are escaped no more than JSON asks.</summary>
    public static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _writer;

    private JsonBuffer() => _writer = new Utf8JsonWriter(_bytes, Readable);

    /// <summary>Valid until disposed.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public static JsonBuffer Take()
    {
        var taken = t_idle ?? new JsonBuffer();
        // Whoever writes a value may take another one.
        t_idle = null;
        return taken;
    }

    /// <summary>Adds bytes as they are.</summary>
    public void Add(ReadOnlySpan<byte> json) => _bytes.Write(json);

    /// <summary>The writer for one more value; to be flushed.</summary>
    public Utf8JsonWriter Value()
    {
        _writer.Reset();
        return _writer;
    }

    public void Dispose()
    {
        if (_bytes.Capacity > LargestKept) return;
        _bytes.ResetWrittenCount();
        t_idle = this;
    }
}
