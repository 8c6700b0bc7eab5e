using System.Net.Http.Json;

namespace XsollaLogin.Client.Tokens;

/// <summary>Knows which content of a request can be sent again.</summary>
internal static class RepeatableContent
{
    /// <summary>Whether the content is in memory, as a stream may have been read, and a type of the application may be a stream.</summary>
    public static bool Is(HttpContent? content) => content switch
    {
        null => true,
        MultipartContent parts => parts.All(Is),
        // Text and forms are byte arrays, too.
        ByteArrayContent or ReadOnlyMemoryContent or JsonContent => true,
        _ => false,
    };
}
