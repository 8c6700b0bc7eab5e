using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The tokens that the current request has changed; the cookie that it was sent with still has the previous ones. A scoped service.</summary>
internal sealed class RequestTokens : IDisposable
{
    /// <summary>Serializes changes, because a request that sends several calls at the same time has only one response to write the cookie to.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>The change; null if the cookie of the request is current.</summary>
    public Change? Changed { get; set; }

    public void Dispose() => Gate.Dispose();

    /// <param name="UserId">The ID of the user.</param>
    /// <param name="Tokens">The new tokens; null if they were removed.</param>
    internal sealed record Change(string UserId, StoredUserTokens? Tokens);
}
