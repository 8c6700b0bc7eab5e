using System.Buffers;
using System.Text.Json;
using XsollaLogin.Mock.Json;

namespace XsollaLogin.Mock.Journal.Secrets;

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
        using (var writer = new Utf8JsonWriter(masked, JsonBuffer.Readable)) Copy(json, writer, names);
        return masked.WrittenSpan.ToArray();
    }

    private static void Copy(ReadOnlySpan<byte> json, Utf8JsonWriter writer, JsonNames names)
    {
        var reader = new Utf8JsonReader(json);
        var (parents, name) = (new Stack<string>(), "");
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    parents.Push(name);
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    name = parents.Pop();
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    parents.Push(name);
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    name = parents.Pop();
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    writer.WritePropertyName(name);
                    if (IsHidden(name, parents, names)) Hide(ref reader, name, writer);
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(TextMask.Of(reader.GetString()!));
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                    break;
            }
        }
    }

    /// <summary>The code of an error is no secret where it answers; it is the one member that shares its name with one.</summary>
    private static bool IsHidden(string name, Stack<string> parents, JsonNames names)
    {
        if (names == JsonNames.OfAnswer && name == "code" && parents.Peek() is ("error" or "errors")) return false;
        return SecretNames.Has(name) || (names == JsonNames.OnlyKnown && !SecretNames.IsKnownPlain(name));
    }

    private static void Hide(ref Utf8JsonReader reader, string name, Utf8JsonWriter writer)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) writer.WriteNullValue();
        else if (reader.TokenType == JsonTokenType.String && SecretNames.IsOfUrl(name) && TextMask.IsUrl(reader.GetString()!)) writer.WriteStringValue(TextMask.Of(reader.GetString()!));
        else writer.WriteStringValue(TextMask.Hidden);
        reader.Skip();
    }
}
