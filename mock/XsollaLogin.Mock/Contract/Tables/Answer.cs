using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Contract;

/// <summary>One documented answer, ready to be sent.</summary>
/// <param name="Name">The name of its example.</param>
/// <param name="ContentType">Null where the answer has no body.</param>
internal sealed record Answer(string Name, int Status, string? ContentType, byte[] Body, KeyValuePair<string, StringValues>[] Headers)
{
    /// <summary>Reads the error code in the body as text (also the number 0); null where it is no error.</summary>
    public string? ReadErrorCode()
    {
        if (Body is []) return null;
        try
        {
            return JsonElement.Parse(Body) is { ValueKind: JsonValueKind.Object } body
                && body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.String or JsonValueKind.Number ? code.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An error answer whose description says what was wrong: the bytes around the description.</summary>
internal sealed record Refusal(Answer Answer, byte[] Before, byte[] After)
{
    public Answer With(string description)
    {
        var text = JsonEncodedText.Encode(description, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        return Answer with { Body = [.. Before, (byte)'"', .. text, (byte)'"', .. After] };
    }
}
