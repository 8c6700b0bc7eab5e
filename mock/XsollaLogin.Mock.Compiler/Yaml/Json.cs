using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>A value of the contract as compact JSON.</summary>
internal static class Json
{
    private const char HoleMark = '\u0001';
    private static readonly JsonWriterOptions Literal = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Node value) => Write(value, hole: null);

    /// <summary>The JSON before and after one scalar inside the value.</summary>
    public static (string Before, string After) Around(Node value, Node hole)
    {
        var parts = Write(value, hole).Split(HoleMark);
        return (parts[0], parts[1]);
    }

    private static string Write(Node value, Node? hole)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Literal)) Write(value, hole, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Node value, Node? hole, Utf8JsonWriter writer)
    {
        if (hole is not null && ReferenceEquals(value.Identity, hole.Identity))
        {
            writer.WriteRawValue([(byte)HoleMark], skipInputValidation: true);
        }
        else if (value.IsMap)
        {
            writer.WriteStartObject();
            foreach (var entry in value.Entries)
            {
                writer.WritePropertyName(entry.Key);
                Write(entry, hole, writer);
            }

            writer.WriteEndObject();
        }
        else if (value.IsList)
        {
            writer.WriteStartArray();
            foreach (var item in value.Items) Write(item, hole, writer);
            writer.WriteEndArray();
        }
        else if (value.Scalar is { } scalar)
        {
            Write(value, scalar, writer);
        }
    }

    private static void Write(Node value, Scalar scalar, Utf8JsonWriter writer)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                writer.WriteNullValue();
                break;
            case ScalarKind.Boolean:
                writer.WriteBooleanValue(scalar.IsTrue);
                break;
            case ScalarKind.Number:
                writer.WriteRawValue(scalar.Text);
                break;
            case ScalarKind.UnclearNumber:
                value.Report($"{scalar.Text} is a number in YAML that JSON writes differently; quote it if it is text, else write it as in JSON");
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(Quote(scalar.Text), skipInputValidation: true);
                break;
        }
    }

    /// <summary>Escapes only what JSON must; the encoders of the platform escape whatever lies beyond the basic plane too.</summary>
    private static string Quote(string text) => $"\"{string.Concat(text.Select(Escape))}\"";

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        < ' ' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };
}
