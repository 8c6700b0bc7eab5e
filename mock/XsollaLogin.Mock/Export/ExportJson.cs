using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XsollaLogin.Mock.Export;

/// <summary>JSON for people and version control: indented, letters as they are, line ends the same everywhere.</summary>
internal static class ExportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
