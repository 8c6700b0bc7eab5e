using System.Text.Json;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>The fields that a world asks for, as the wire shows them.</summary>
internal static class AskedFields
{
    private static readonly JsonElement NoRules = JsonElement.Parse("{}"u8);

    /// <summary>In the order of their steps, everything decided that the settings leave open.</summary>
    public static IReadOnlyList<AskedField> MissingOf(World world, User user)
    {
        var asked = world.Settings.AskFields;
        return asked is [] ? [] : [.. asked.Select(Decide).Where(field => !user.Has(field.Name)).OrderBy(field => field.Step)];
    }

    private static AskedField Decide(AskedField field, int position) => field with
    {
        ConfirmationType = field.ConfirmationType ?? (field.Name is FieldNames.Email or FieldNames.PhoneNumber ? "code" : null),
        Step = field.Step ?? position,
        Validation = field.Validation ?? NoRules,
        Type = field.Type ?? field.Name switch
        {
            FieldNames.Email => "email",
            FieldNames.PhoneNumber => "phone",
            "bday" => "date",
            "gdpr_consent" or "promo_email_agreement" => "bool",
            "country-name" => "select",
            _ => "str",
        },
    };
}
