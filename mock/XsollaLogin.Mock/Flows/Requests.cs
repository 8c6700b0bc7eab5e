using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

// What the flows read of a body, and nothing that the contract does not check for the operation: what it requires is there, and of the right type.
// Classes, not records: they hold passwords and codes, which nothing may print. Settable: what is required or init-only, generated JSON code reads by way of an array.

internal class UsernameRequest
{
    public string Username { get; set; } = "";
}

internal sealed class SignUpRequest : UsernameRequest
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";
}

internal sealed class LoginRequest : UsernameRequest
{
    public string Password { get; set; } = "";

    public bool? RememberMe { get; set; }
}

internal class LinkSettings
{
    public string? LinkUrl { get; set; }

    public bool? SendLink { get; set; }
}

internal abstract class CodeRequest : LinkSettings
{
    public abstract string Login { get; set; }
}

internal sealed class PhoneCodeRequest : CodeRequest
{
    [JsonPropertyName("phone_number")]
    public override string Login { get; set; } = "";
}

internal sealed class EmailCodeRequest : CodeRequest
{
    [JsonPropertyName("email")]
    public override string Login { get; set; } = "";
}

internal abstract class CodeConfirmation
{
    public string Code { get; set; } = "";

    public string OperationId { get; set; } = "";

    public abstract string Login { get; set; }
}

internal sealed class PhoneCodeConfirmation : CodeConfirmation
{
    [JsonPropertyName("phone_number")]
    public override string Login { get; set; } = "";
}

internal sealed class EmailCodeConfirmation : CodeConfirmation
{
    [JsonPropertyName("email")]
    public override string Login { get; set; } = "";
}

internal sealed class AskRequest : TokenValidation
{
    [JsonPropertyName("updatedFields")]
    public Dictionary<string, JsonElement> UpdatedFields { get; set; } = [];

    public Dictionary<string, JsonElement>? Settings { get; set; }
}

internal sealed class PasswordResetConfirmation
{
    public string NewPassword { get; set; } = "";

    public string ResetCode { get; set; } = "";

    public string UserId { get; set; } = "";
}

internal class TokenValidation
{
    public string Token { get; set; } = "";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SignUpRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(UsernameRequest))]
[JsonSerializable(typeof(PhoneCodeRequest))]
[JsonSerializable(typeof(EmailCodeRequest))]
[JsonSerializable(typeof(PhoneCodeConfirmation))]
[JsonSerializable(typeof(EmailCodeConfirmation))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(LinkSettings))]
[JsonSerializable(typeof(PasswordResetConfirmation))]
[JsonSerializable(typeof(TokenValidation))]
[JsonSerializable(typeof(IReadOnlyList<AskedField>))]
[JsonSerializable(typeof(JsonWebKey[]))]
internal sealed partial class BodyJson : JsonSerializerContext;

/// <summary>The fields of a form that the contract has checked.</summary>
internal sealed class Form(ReadOnlySpan<byte> body)
{
    private readonly string _pairs = Encoding.UTF8.GetString(body);

    /// <summary>Null where the field is absent or empty.</summary>
    public string? this[string name] => Pairs.First(_pairs, name);

    /// <summary>The grant that the form exchanges or renews; null where the project has none such.</summary>
    public Grant? GrantIn(Project project) =>
        project.AuthorizationCodes.TryFind(this["code"] ?? "", out var grant) || project.RefreshTokens.TryFind(this["refresh_token"] ?? "", out grant)
            ? grant
            : null;
}
