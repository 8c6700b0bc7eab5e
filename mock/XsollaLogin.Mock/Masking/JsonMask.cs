using System.Buffers;
using System.Text.Json;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Masking;

/// <summary>The JSON members whose values are shown.</summary>
internal enum JsonNames
{
    /// <summary>The members that the contract knows and never as secrets: a password with a misspelled name stays hidden.</summary>
    OnlyKnown,

    /// <summary>All members but those with the name of a secret.</summary>
    OfRequest,

    /// <summary>As <see cref="OfRequest"/>, and the code of an error.</summary>
    OfAnswer,
}

/// <summary>Masks secrets in well-formed JSON.</summary>
internal static class JsonMask
{
    public static byte[] Of(ReadOnlySpan<byte> json, JsonNames names)
    {
        var masked = new ArrayBufferWriter<byte>(json.Length + 64);
        using (var writer = new Utf8JsonWriter(masked, Utf8Buffer.Readable)) Copy(JsonElement.Parse(json), "", writer, names);
        return masked.WrittenSpan.ToArray();
    }

    /// <summary>Copies a value with masked secrets.</summary>
    /// <param name="name">The member that has the value, or the list with the value.</param>
    private static void Copy(JsonElement value, string name, Utf8JsonWriter writer, JsonNames names)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (IsHidden(member.Name, name, names)) writer.WriteStringValue(Hide(member.Value, member.Name));
                    else Copy(member.Value, member.Name, writer, names);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Copy(item, name, writer, names);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(TextMask.Of(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>Whether the member is hidden; the code of an error in an answer is not a secret, although it has the name of one.</summary>
    private static bool IsHidden(string name, string parent, JsonNames names)
    {
        if (names == JsonNames.OfAnswer && name == "code" && parent is ("error" or "errors")) return false;
        return SecretNames.Has(name) || (names == JsonNames.OnlyKnown && !SecretNames.IsKnownPlain(name));
    }

    private static string? Hide(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when SecretNames.IsOfUrl(name) && value.GetString() is { } text && TextMask.IsUrl(text) => TextMask.Of(text),
        _ => TextMask.Hidden,
    };
}
