using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The JSON of the admin endpoints. An unknown member is an error, so that a misspelled setting is not ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProjectSettings))]
[JsonSerializable(typeof(ProjectSnapshot))]
[JsonSerializable(typeof(ScriptedAnswer[]))]
[JsonSerializable(typeof(ClockAdvance))]
[JsonSerializable(typeof(ClockReport))]
[JsonSerializable(typeof(InboxReport))]
[JsonSerializable(typeof(AdminErrors))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(ProjectList))]
[JsonSerializable(typeof(PollList))]
[JsonSerializable(typeof(UserList))]
[JsonSerializable(typeof(UserReport))]
[JsonSerializable(typeof(UserBody))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class AdminJson : JsonSerializerContext
{
    /// <summary>
    /// Writes letters of all languages and <c>'</c>, <c>&lt;</c>, <c>&amp;</c> as they are, and <c>"</c> as <c>\"</c>, in place of <c>\u</c> escapes.
    /// </summary>
    public static AdminJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
