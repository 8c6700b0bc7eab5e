using System.Text.Json;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>The fields that a world asks for, as the wire shows them.</summary>
internal static class AskedFields
{
    /// <summary>In the order of their steps, everything decided that the settings leave open.</summary>
    public static IReadOnlyList<AskedField> MissingOf(World world, User user)
    {
        var asked = world.Settings.AskFields;
        return asked is [] ? [] : [.. asked.Select(Decide).Where(field => !user.Has(field.Name)).OrderBy(field => field.Step)];
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<AskedField> fields)
    {
        writer.WriteStartArray();
        foreach (var field in fields)
        {
            writer.WriteStartObject();
            if (field.ConfirmationType is not null) writer.WriteString("confirmation_type"u8, field.ConfirmationType);
            writer.WriteString("name"u8, field.Name);
            writer.WriteBoolean("required"u8, field.Required);
            writer.WriteNumber("step"u8, field.Step ?? 0);
            writer.WriteString("type"u8, field.Type);
            writer.WritePropertyName("validation"u8);
            if (field.Validation is { } validation) validation.WriteTo(writer);
            else writer.WriteRawValue("{}"u8);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static AskedField Decide(AskedField field, int position) => field with
    {
        ConfirmationType = field.ConfirmationType ?? (field.Name is FieldNames.Email or FieldNames.PhoneNumber ? "code" : null),
        Step = field.Step ?? position,
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
