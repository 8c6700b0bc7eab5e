using System.Text;
using System.Text.Json;

namespace XsollaLogin.ContractCheck.Running;

/// <summary>Reads the body of an answer that may contain anything.</summary>
internal static class AnswerBody
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Returns null if the body is empty or not JSON.</summary>
    public static async Task<JsonNode?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return JsonNode.Parse(Utf8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)), documentOptions: Strict);
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    public static string? ErrorCodeOf(JsonNode? body) => Member(Member(body, "error"), "code")?.ToString();

    public static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?[name];
}
