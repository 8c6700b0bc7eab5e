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

    /// <summary>Stores the tokens of a login in place of the previous ones.</summary>
    /// <param name="user">The authenticated user.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the tokens are stored.</returns>
    ValueTask StoreAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken = default);

    /// <summary>Stores renewed tokens, if the store still has the refresh token that they were received for.</summary>
    /// <remarks>
    /// The comparison prevents that a renewal undoes a login or logout that ended before it, also one of another instance of the service. The default reads,
    /// compares and stores, so it undoes a login between these steps: a store that can compare and set in one step should implement the method. The default
    /// also takes lost tokens for a logout.
    /// </remarks>
    /// <param name="user">The authenticated user.</param>
    /// <param name="previous">The tokens whose refresh token was exchanged.</param>
    /// <param name="renewed">The renewed tokens.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True if the tokens were stored; false if the store has another refresh token or, after a logout, none.</returns>
    async ValueTask<bool> ReplaceAsync(
        ClaimsPrincipal user, StoredUserTokens previous, StoredUserTokens renewed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(previous);
        var current = await GetAsync(user, cancellationToken).ConfigureAwait(false);
        if (current is null || current.RefreshToken != previous.RefreshToken) return false;
        // The store may have ignored the cancellation; newer tokens may have been stored since.
        cancellationToken.ThrowIfCancellationRequested();
        await StoreAsync(user, renewed, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Removes the tokens of a user; does nothing if there are none.</summary>
    /// <param name="user">The authenticated user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the tokens are removed.</returns>
    ValueTask ClearAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default);
}
