using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>A user who stays as they are.</summary>
internal sealed class FixedUserToken(string? token) : IUserTokenProvider
{
    public ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default) => new(token);
}
