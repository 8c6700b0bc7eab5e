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
    /// <summary>Writes quotes and letters of all languages without escapes.</summary>
    public static AdminJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

internal sealed record ClockAdvance(double Seconds);

/// <summary>The clock of a project.</summary>
/// <param name="Expiries">The next time at which something of each kind expires or arrives, the earliest first.</param>
internal sealed record ClockReport(DateTimeOffset Now, IReadOnlyList<Expiry> Expiries);
