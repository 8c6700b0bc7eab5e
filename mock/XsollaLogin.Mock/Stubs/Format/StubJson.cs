using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Mock.Stubs.Format;

/// <summary>JSON of testers as it stands, to be read member by member.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class StubJson : JsonSerializerContext
{
    public static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
