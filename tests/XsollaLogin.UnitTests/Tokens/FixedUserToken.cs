using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Provides the same token for every call; null for no token.</summary>
internal sealed class FixedUserToken(string? token) : IUserTokenProvider
{
    public ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default) => new(token);
}
