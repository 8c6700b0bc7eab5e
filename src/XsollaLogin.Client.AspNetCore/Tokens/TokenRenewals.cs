using System.Security.Claims;
using Microsoft.Extensions.Logging;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Renews the tokens of users, once for all calls that have the same ones, and keeps them in the store.</summary>
internal sealed class TokenRenewals(ITokenClient client, IUserTokenStore store, UserTokenOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SingleFlight<string, StoredUserTokens?> _renewals = new();
    private readonly TimeLimit _limit = new(options.RenewalTimeout, time);
    private readonly RefreshTokenGrant _grant = new(client, options.ClientId!.Value, options.ClientSecret, time);
    private Exception? _logged;

    public RecentRenewals Recent { get; } = new(options, time);

    public TokenWrites Writes => field ??= new TokenWrites(store, Recent, _limit, logger);

    /// <summary>Starts a renewal or joins the running one.</summary>
    /// <returns>The new tokens, which a store on the server already has; null if the user must log in again.</returns>
    public Task<StoredUserTokens?> RenewAsync(ClaimsPrincipal user, StoredUserTokens tokens) =>
        _renewals.RunAsync(RecentRenewals.KeyOf(tokens), () => RunAsync(user, tokens));

    public void Dispose() => Recent.Dispose();

    private async Task<StoredUserTokens?> RunAsync(ClaimsPrincipal user, StoredUserTokens tokens)
    {
        if (Recent.Find(tokens) is { } already) return already.Tokens;
        try
        {
            return await _limit.RunAsync("The renewal of a user's token", stop => RenewOnceAsync(user, tokens, stop)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Recent.Fail(tokens);
            // During the pause after a failure, each call gets the same exception: log it once.
            if (Interlocked.Exchange(ref _logged, e) != e) logger.RenewalFailed(e, UserKey.Of(user));
            throw;
        }
    }

    private async Task<StoredUserTokens?> RenewOnceAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken)
    {
        // Another renewal may have ended just before this one started.
        if (Recent.IsRejected(tokens)) return null;
        var refreshed = await _grant.RunAsync(tokens, stop => ReadAgainAsync(user, stop), cancellationToken).ConfigureAwait(false);
        if (!refreshed.IsRejected) return await KeepAsync(user, tokens, refreshed.Tokens!, cancellationToken).ConfigureAwait(false);
        if (refreshed.Tokens is { } current && current.AccessToken != tokens.AccessToken)
        {
            if (current.CanBeSent(time.GetUtcNow())) return current;
            if (current.RefreshToken is not null && await RenewAsync(user, current).WaitAsync(cancellationToken).ConfigureAwait(false) is { } renewed)
                return renewed;
        }

        // Nothing is removed: the process that has used the refresh token may store its tokens later.
        Recent.Reject(tokens);
        return null;
    }

    /// <summary>Reads the store once more after a rejected refresh token: another process may have renewed the tokens.</summary>
    private async Task<StoredUserTokens?> ReadAgainAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        logger.RefreshTokenRejected(UserKey.Of(user));
        // No other process can have changed the cookie of this request.
        if (store.RequiresRequest) return null;
        await Task.Delay(TokenTimes.RereadDelay, time, cancellationToken).ConfigureAwait(false);
        return await store.GetAsync(user, cancellationToken).ConfigureAwait(false);
    }

    private async Task<StoredUserTokens?> KeepAsync(
        ClaimsPrincipal user, StoredUserTokens before, StoredUserTokens renewed, CancellationToken cancellationToken)
    {
        logger.Renewed(UserKey.Of(user));
        Recent.KeepUntilStored(before, renewed);
        // With a cookie, each call stores the tokens with its own response.
        return store.RequiresRequest ? renewed : await Writes.StoreAsync(user, before, renewed, cancellationToken).ConfigureAwait(false);
    }
}
