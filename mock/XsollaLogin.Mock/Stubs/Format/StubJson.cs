using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Mock.Stubs.Format;

/// <summary>JSON of testers as it stands, to be read member by member.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class StubJson : JsonSerializerContext
{
    /// <summary>With quotes and letters of any language as they are.</summary>
    public static StubJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static JsonWriterOptions Written { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
