using System.Text.Json.Serialization;

namespace XsollaLogin.Benchmarks.Client;

internal sealed record Credentials(string Username, string Password);

internal sealed record AccountName(string Username);

internal sealed record LoginAnswer(string LoginUrl, IReadOnlyList<AskedField>? AskFields, string? Token);

internal sealed record AskedField(string Name, string Type, bool Required, int Step, string? ConfirmationType);

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Description);

internal sealed class HandWrittenException(int status, string code, string description) : Exception($"Login was rejected: {status} {code} {description}")
{
    public int Status => status;

    public string Code => code;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(AccountName))]
[JsonSerializable(typeof(LoginAnswer))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class HandWrittenJson : JsonSerializerContext;
