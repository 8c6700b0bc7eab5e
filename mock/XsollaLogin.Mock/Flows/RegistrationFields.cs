using System.Text.Json;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Flows;

/// <summary>The additional fields of a sign-up, which the user keeps.</summary>
internal static class RegistrationFields
{
    /// <summary>Passwords are kept as hashes only: the JS SDK knows a field password_confirm.</summary>
    private const string Password = "password";

    /// <summary>Returns the fields as text, by name; a nickname may also be beside them.</summary>
    public static Dictionary<string, string> Of(SignUpRequest request)
    {
        Dictionary<string, string> kept = [];
        if ((request.Fields?.Nickname ?? request.Nickname) is { } nickname) kept[Members.Nickname] = nickname;
        foreach (var (name, value) in request.Fields?.OtherMembers ?? [])
        {
            if (value.ValueKind != JsonValueKind.Null && !name.StartsWith(Password, StringComparison.OrdinalIgnoreCase)) kept[name] = TextOf(value);
        }

        if (request.PromoEmailAgreement is { } consent) kept[Members.PromoEmailAgreement] = consent > 0 ? "true" : "false";
        return kept;
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
