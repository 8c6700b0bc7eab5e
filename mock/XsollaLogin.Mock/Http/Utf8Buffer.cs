using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XsollaLogin.Mock.Http;

/// <summary>A reused buffer for UTF-8 text: a token, a URL or a JSON value. Each thread reuses its own (benchmark: servers, "login").</summary>
/// <remarks>Nothing is awaited while a buffer is in use.</remarks>
internal sealed class Utf8Buffer : IDisposable
{
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static Utf8Buffer? t_idle;

    /// <summary>Leaves most letters, and the special characters of HTML, as they are.</summary>
    public static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _writer;

    /// <summary>The next idle buffer of the thread, while this one is idle.</summary>
    private Utf8Buffer? _next;

    private Utf8Buffer() => _writer = new Utf8JsonWriter(_bytes, Readable);

    /// <summary>The bytes written so far; valid until the buffer is disposed.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public static Utf8Buffer Take()
    {
        var taken = t_idle ?? new Utf8Buffer();
        t_idle = taken._next;
        taken._next = null;
        return taken;
    }

    /// <summary>Adds bytes as they are.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Adds text.</summary>
    public void Add(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _bytes);

    /// <summary>Adds bytes that the caller writes.</summary>
    public Span<byte> Add(int count)
    {
        var added = _bytes.GetSpan(count)[..count];
        _bytes.Advance(count);
        return added;
    }

    /// <summary>The writer for one more value; flush it afterwards.</summary>
    public Utf8JsonWriter Value()
    {
        _writer.Reset();
        return _writer;
    }

    public override string ToString() => Encoding.UTF8.GetString(Written);

    public void Dispose()
    {
        if (_bytes.Capacity > LargestKept) return;
        _bytes.ResetWrittenCount();
        _next = t_idle;
        t_idle = this;
    }
}
