using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Mock.Flows;

// What the flows read of a body, and nothing that the contract does not check for the operation: what it requires is there, and of the right type.
// Classes, not records: they hold passwords and codes, which nothing may print. Settable: what is required or init-only, generated JSON code reads by way of an array.

internal sealed class SignUpRequest
{
    public string Username { get; set; } = "";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";
}

internal sealed class LogInRequest
{
    public string Username { get; set; } = "";

    public string Password { get; set; } = "";

    public bool? RememberMe { get; set; }
}

internal sealed class UsernameRequest
{
    public string Username { get; set; } = "";
}

internal abstract class CodeRequest
{
    public string? LinkUrl { get; set; }

    public bool? SendLink { get; set; }
}

internal sealed class PhoneCodeRequest : CodeRequest
{
    public string PhoneNumber { get; set; } = "";
}

internal sealed class EmailCodeRequest : CodeRequest
{
    public string Email { get; set; } = "";
}

internal abstract class CodeConfirmation
{
    public string Code { get; set; } = "";

    public string OperationId { get; set; } = "";
}

internal sealed class PhoneCodeConfirmation : CodeConfirmation
{
    public string PhoneNumber { get; set; } = "";
}

internal sealed class EmailCodeConfirmation : CodeConfirmation
{
    public string Email { get; set; } = "";
}

internal sealed class AskRequest
{
    [JsonPropertyName("updatedFields")]
    public Dictionary<string, JsonElement> UpdatedFields { get; set; } = [];

    public string Token { get; set; } = "";

    public Dictionary<string, JsonElement>? Settings { get; set; }
}

internal sealed class LinkSettings
{
    public string? LinkUrl { get; set; }

    public bool? SendLink { get; set; }
}

internal sealed class PasswordResetConfirmation
{
    public string NewPassword { get; set; } = "";

    public string ResetCode { get; set; } = "";

    public string UserId { get; set; } = "";
}

internal sealed class TokenValidation
{
    public string Token { get; set; } = "";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SignUpRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(UsernameRequest))]
[JsonSerializable(typeof(PhoneCodeRequest))]
[JsonSerializable(typeof(EmailCodeRequest))]
[JsonSerializable(typeof(PhoneCodeConfirmation))]
[JsonSerializable(typeof(EmailCodeConfirmation))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(LinkSettings))]
[JsonSerializable(typeof(PasswordResetConfirmation))]
[JsonSerializable(typeof(TokenValidation))]
internal sealed partial class RequestJson : JsonSerializerContext;
