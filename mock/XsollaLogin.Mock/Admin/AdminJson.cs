using System.Text.Encodings.Web;
using System.Text.Json;
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
[JsonSerializable(typeof(ProjectsFile))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class AdminJson : JsonSerializerContext
{
    /// <summary>Writes quotes and letters of all languages without escapes.</summary>
    public static AdminJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>The content of the <c>--config</c> file: settings by project.</summary>
internal sealed record ProjectsFile
{
    /// <summary>The address of the JSON Schema, for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public required Dictionary<string, ProjectSettings> Projects { get; init; }
}

internal sealed record ClockAdvance(double Seconds);

internal sealed record ClockReport(DateTimeOffset Now);
