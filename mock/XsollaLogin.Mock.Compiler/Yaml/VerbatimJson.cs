using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>A whole document as JSON, its references as they stand there.</summary>
internal static class VerbatimJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Compact)) Write(document.Yaml, document, json);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(YamlNode node, Document document, Utf8JsonWriter json)
    {
        switch (node)
        {
            case YamlMappingNode map:
                json.WriteStartObject();
                foreach (var (key, value) in map.Children)
                {
                    json.WritePropertyName(key.ToString());
                    Write(value, document, json);
                }

                json.WriteEndObject();
                break;
            case YamlSequenceNode list:
                json.WriteStartArray();
                foreach (var item in list.Children) Write(item, document, json);
                json.WriteEndArray();
                break;
            default:
                Write((YamlScalarNode)node, document, json);
                break;
        }
    }

    private static void Write(YamlScalarNode node, Document document, Utf8JsonWriter json)
    {
        var scalar = new Scalar(node);
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                json.WriteNullValue();
                break;
            case ScalarKind.Boolean:
                json.WriteBooleanValue(scalar.IsTrue);
                break;
            case ScalarKind.Number:
                json.WriteRawValue(scalar.Text);
                break;
            case ScalarKind.UnclearNumber:
                document.Problems.Add(node.Start.Line, node.Start.Column, $"{scalar.Text} is a number in YAML that JSON writes differently; quote it if it is text");
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(scalar.Text);
                break;
        }
    }
}
