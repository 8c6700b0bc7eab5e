using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace XsollaLogin.Yaml;

/// <summary>Converts YAML to JSON. A scalar that is quoted or has the tag <c>!!str</c> is always a string: '010' stays '010'.</summary>
internal static class YamlToJson
{
    private const string StringTag = "tag:yaml.org,2002:str";

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode ReadFile(string path)
    {
        using var text = File.OpenText(path);
        return Read(text);
    }

    public static JsonNode Read(TextReader text)
    {
        var yaml = new YamlStream();
        yaml.Load(text);
        return Convert(yaml.Documents.Single().RootNode) ?? throw new InvalidDataException("The YAML document is empty.");
    }

    /// <summary>Returns compact JSON that escapes no more than it has to.</summary>
    public static string Text(JsonNode? json) => json?.ToJsonString(s_readable) ?? "null";

    public static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Convert(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Convert)]),
        YamlScalarNode scalar when IsPlain(scalar) => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidDataException($"{node.Start}: YAML {node.NodeType} nodes have no JSON form."),
    };

    /// <summary>Whether the text of the scalar decides its type.</summary>
    public static bool IsPlain(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value is not (StringTag or "!"));

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) => JsonValue.Create(real),
        _ => JsonValue.Create(text),
    };
}
