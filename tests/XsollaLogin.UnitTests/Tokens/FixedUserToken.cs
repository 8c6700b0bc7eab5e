using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>A token that does not change.</summary>
internal sealed class FixedUserToken(string? token) : IUserTokenProvider
{
    public ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default) => new(token);
}
