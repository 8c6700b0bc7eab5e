using System.Buffers;
using System.Text.Json;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Masking;

/// <summary>Which members of JSON are shown with their values.</summary>
internal enum JsonNames
{
    /// <summary>Those that the contract knows, never as secrets: a slip in the name of a password must not show it.</summary>
    OnlyKnown,

    /// <summary>All but those with the name of a secret.</summary>
    OfRequest,

    /// <summary>The code of an error, too.</summary>
    OfAnswer,
}

/// <summary>Hides what is secret in JSON that is known to be well-formed.</summary>
internal static class JsonMask
{
    public static byte[] Of(ReadOnlySpan<byte> json, JsonNames names)
    {
        var masked = new ArrayBufferWriter<byte>(json.Length + 64);
        using (var writer = new Utf8JsonWriter(masked, JsonBuffer.Readable)) Copy(JsonElement.Parse(json), "", writer, names);
        return masked.WrittenSpan.ToArray();
    }

    /// <param name="name">The member that has the value, or has the list that the value is in.</param>
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

    /// <summary>The code of an error is no secret where it answers; it is the one member that shares its name with one.</summary>
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
