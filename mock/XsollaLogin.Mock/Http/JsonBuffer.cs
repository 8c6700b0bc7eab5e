using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XsollaLogin.Mock.Http;

/// <summary>A reused buffer for JSON, one for each thread (benchmark: servers, "login"). Nothing is awaited while it is in use.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? t_idle;

    /// <summary>Escapes no more than JSON requires.</summary>
    public static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _writer;

    private JsonBuffer() => _writer = new Utf8JsonWriter(_bytes, Readable);

    /// <summary>The bytes written so far; valid until the buffer is disposed.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public static JsonBuffer Take()
    {
        var taken = t_idle ?? new JsonBuffer();
        // Writing a value may need another buffer.
        t_idle = null;
        return taken;
    }

    /// <summary>Adds bytes as they are.</summary>
    public void Add(ReadOnlySpan<byte> json) => _bytes.Write(json);

    /// <summary>The writer for one more value; flush it afterwards.</summary>
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
