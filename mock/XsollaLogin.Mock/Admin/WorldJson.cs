using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The JSON of the control calls. A member that nobody knows is an error: a typing slip must not pass for a setting.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WorldSettings))]
[JsonSerializable(typeof(WorldSnapshot))]
[JsonSerializable(typeof(ScriptedAnswer[]))]
[JsonSerializable(typeof(ClockAdvance))]
[JsonSerializable(typeof(ClockReport))]
[JsonSerializable(typeof(InboxReport))]
[JsonSerializable(typeof(AdminErrors))]
[JsonSerializable(typeof(WorldsFile))]
internal sealed partial class WorldJson : JsonSerializerContext
{
    /// <summary>With quotes and letters of any language as they are.</summary>
    public static WorldJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

internal sealed record ClockAdvance(double Seconds);

internal sealed record ClockReport(DateTimeOffset Now);

/// <summary>An answer that a tester wants next.</summary>
internal sealed record ScriptedAnswer
{
    public required string Operation { get; init; }

    public required string Example { get; init; }

    public int Times { get; set; } = 1;

    public IEnumerable<string> Problems()
    {
        var operation = Array.Find(LoginContract.Operations, candidate => candidate.Id == Operation);
        if (operation is null) yield return $"there is no operation \"{Operation}\"; there are {string.Join(", ", LoginContract.Operations.Select(known => known.Id))}";
        else if (operation.Find(Example) is null) yield return $"{Operation} has no example \"{Example}\"; it has {string.Join(", ", operation.Answers.Select(known => known.Name))}";
        if (Times is < 1 or > ScriptedAnswers.Most) yield return $"times must be from 1 to {ScriptedAnswers.Most}, not {Times}";
    }
}
