using System.Security.Claims;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>A store that remembers for a short time that the tokens of a user were removed: a renewal that ends later must not store them again.</summary>
/// <remarks>Absent tokens alone are no logout: a cache may have dropped them.</remarks>
internal interface IClearedTokens
{
    /// <summary>Returns whether the tokens of a user were removed recently and not stored since.</summary>
    ValueTask<bool> IsClearedAsync(ClaimsPrincipal user, CancellationToken cancellationToken);
}
