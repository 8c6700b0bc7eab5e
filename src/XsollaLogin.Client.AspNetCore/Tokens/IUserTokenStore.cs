using System.Security.Claims;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Keeps the tokens of each user between requests.</summary>
/// <remarks>
/// <see cref="CookieUserTokenStore"/>, <see cref="DistributedUserTokenStore"/> and <see cref="InMemoryUserTokenStore"/> are implementations. A store is a
/// singleton, is called concurrently, and identifies a user by <see cref="ClaimTypes.NameIdentifier"/> or <c>sub</c>: a store on the server has one set of
/// tokens for each user, not for each login.
/// </remarks>
public interface IUserTokenStore
{
    /// <summary>Whether tokens can be stored only before the response to a request of the user has started, for example because they are in a cookie.</summary>
    /// <value>Default: false; tokens are then also renewed in the background.</value>
    bool RequiresRequest => false;

    /// <summary>Gets the tokens of a user.</summary>
    /// <param name="user">The authenticated user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tokens; null if there are none.</returns>
    ValueTask<StoredUserTokens?> GetAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Stores the tokens of a user in place of the previous ones.</summary>
    /// <param name="user">The authenticated user.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the tokens are stored.</returns>
    ValueTask StoreAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken = default);

    /// <summary>Removes the tokens of a user; does nothing if there are none.</summary>
    /// <param name="user">The authenticated user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the tokens are removed.</returns>
    ValueTask ClearAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default);
}
