using Microsoft.AspNetCore.Http;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The token of the user of the current request; null outside of requests.</summary>
internal sealed class CurrentUserToken(IUserAccessTokens tokens, IHttpContextAccessor accessor) : IUserTokenProvider
{
    public ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default) =>
        accessor.HttpContext is { User: var user } ? tokens.GetTokenAsync(user, cancellationToken: cancellationToken) : default;

    public ValueTask<string?> ReplaceTokenAsync(string rejectedToken, CancellationToken cancellationToken = default) =>
        accessor.HttpContext is { User: var user } ? tokens.ReplaceTokenAsync(user, rejectedToken, cancellationToken) : default;
}
