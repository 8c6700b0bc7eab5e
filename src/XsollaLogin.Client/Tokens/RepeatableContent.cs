using System.Net.Http.Json;

namespace XsollaLogin.Client.Tokens;

/// <summary>Knows which content of a request can be sent again.</summary>
internal static class RepeatableContent
{
    private static readonly Type[] InMemory =
        [typeof(ByteArrayContent), typeof(StringContent), typeof(FormUrlEncodedContent), typeof(ReadOnlyMemoryContent)];

    private static readonly Type[] OfParts = [typeof(MultipartContent), typeof(MultipartFormDataContent)];

    /// <summary>Prepares content for a second time before the first one; false if it can be sent once only.</summary>
    /// <remarks>By the exact type, because a derived type of the application may be a stream.</remarks>
    public static async Task<bool> PrepareAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null || InMemory.Contains(content.GetType())) return true;
        if (content is JsonContent json) return await PrepareJsonAsync(json, cancellationToken).ConfigureAwait(false);
        if (content is not MultipartContent parts || !OfParts.Contains(content.GetType())) return false;
        foreach (var part in parts)
        {
            if (!await PrepareAsync(part, cancellationToken).ConfigureAwait(false)) return false;
        }

        return true;
    }

    private static async Task<bool> PrepareJsonAsync(JsonContent json, CancellationToken cancellationToken)
    {
        // A sequence may be too long for the memory. The first test misses sequences of value types; the second finds them, but only by the declared type.
        if (json.Value is IAsyncEnumerable<object?>) return false;
        if (json.ObjectType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) return false;
        // A member of the value may be a sequence that can be read once only.
        await json.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
