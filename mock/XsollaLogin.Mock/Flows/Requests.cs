using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Mock.Flows;

// What the flows read of a body, and nothing that the contract does not check for the operation: what it requires is there, and of the right type.
// Classes, not records: they hold passwords and codes, which nothing may print.

internal sealed class SignUpRequest
{
    public required string Username { get; init; }

    public required string Email { get; init; }

    public required string Password { get; init; }
}

internal sealed class LogInRequest
{
    public required string Username { get; init; }

    public required string Password { get; init; }

    public bool? RememberMe { get; init; }
}

internal sealed class UsernameRequest
{
    public required string Username { get; init; }
}

internal abstract class CodeRequest
{
    public string? LinkUrl { get; init; }

    public bool? SendLink { get; init; }
}

internal sealed class PhoneCodeRequest : CodeRequest
{
    public required string PhoneNumber { get; init; }
}

internal sealed class EmailCodeRequest : CodeRequest
{
    public required string Email { get; init; }
}

internal abstract class CodeConfirmation
{
    public required string Code { get; init; }

    public required string OperationId { get; init; }
}

internal sealed class PhoneCodeConfirmation : CodeConfirmation
{
    public required string PhoneNumber { get; init; }
}

internal sealed class EmailCodeConfirmation : CodeConfirmation
{
    public required string Email { get; init; }
}

internal sealed class AskRequest
{
    [JsonPropertyName("updatedFields")]
    public required Dictionary<string, JsonElement> UpdatedFields { get; init; }

    public required string Token { get; init; }

    public Dictionary<string, JsonElement>? Settings { get; init; }
}

internal sealed class LinkSettings
{
    public string? LinkUrl { get; init; }

    public bool? SendLink { get; init; }
}

internal sealed class PasswordResetConfirmation
{
    public required string NewPassword { get; init; }

    public required string ResetCode { get; init; }

    public required string UserId { get; init; }
}

internal sealed class TokenValidation
{
    public required string Token { get; init; }
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
