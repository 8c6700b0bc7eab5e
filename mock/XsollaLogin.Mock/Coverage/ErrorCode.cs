using System.Text.Json;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Coverage;

internal static class ErrorCode
{
    /// <summary>The error code in an answer's body as text (also the number 0); null where it is no error.</summary>
    public static string? Of(Answer answer)
    {
        try
        {
            var reader = new Utf8JsonReader(answer.Body);
            return reader.Read() && Enter(ref reader, "error"u8) && Enter(ref reader, "code"u8) ? TextOf(ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Goes to the value of a member of the object that the reader is at.</summary>
    private static bool Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(member);
            if (!reader.Read()) return false;
            if (isIt) return true;
            reader.Skip();
        }

        return false;
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };
}
