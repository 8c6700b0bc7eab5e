using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Extensions.Logging;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Renews tokens, once for all calls that have the same ones: a refresh token works exactly once.</summary>
internal sealed class TokenRenewals(ITokenClient client, IUserTokenStore store, UserTokenOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    // Another process that has just used the refresh token first gets its response, then stores the new tokens.
    private static readonly TimeSpan RereadDelay = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<string, Lazy<Task<StoredUserTokens?>>> _running = new(StringComparer.Ordinal);
    private readonly TimeLimit _limit = new(options, time);

    public RecentRenewals Recent { get; } = new(options, time);

    /// <summary>Starts a renewal or joins the running one.</summary>
    /// <returns>The new tokens, which a store on the server already has; null if the user must log in again.</returns>
    public Task<StoredUserTokens?> RenewAsync(ClaimsPrincipal user, StoredUserTokens tokens)
    {
        var key = RecentRenewals.KeyOf(tokens);
        return _running.GetOrAdd(key, key => new(() => Start(key, user, tokens))).Value;
    }

    public void Dispose() => Recent.Dispose();

    private Task<StoredUserTokens?> Start(string key, ClaimsPrincipal user, StoredUserTokens tokens)
    {
        // Runs on the thread pool, because the first caller may hold a lock or a context while others wait.
        var renewal = Task.Run(() => RunAsync(key, user, tokens));
        // Observes a failure that no call waits for; it is in the log.
        renewal.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return renewal;
    }

    private async Task<StoredUserTokens?> RunAsync(string key, ClaimsPrincipal user, StoredUserTokens tokens)
    {
        try
        {
            // A renewal may have ended between the look of this call and its start.
            if (Recent.Find(tokens) is { } already) return already.Tokens;
            return await _limit.RunAsync("The renewal of a user's token", stop => RenewOnceAsync(user, tokens, stop)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Recent.Fail(tokens);
            logger.RenewalFailed(e, UserKey.Of(user));
            throw;
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    private async Task<StoredUserTokens?> RenewOnceAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken)
    {
        if (await ExchangeAsync(tokens, cancellationToken).ConfigureAwait(false) is { } renewed)
            return await KeepAsync(user, tokens, renewed, cancellationToken).ConfigureAwait(false);
        logger.RefreshTokenRejected(UserKey.Of(user));
        // No other process can have changed the cookie of this request.
        if (!store.RequiresRequest && await ReadAgainAsync(user, tokens, cancellationToken).ConfigureAwait(false) is { } current) return current;
        // Nothing is removed: the process that has used the refresh token may store its tokens later.
        Recent.Reject(tokens);
        return null;
    }

    /// <summary>Uses the refresh token; null if Xsolla Login rejected it.</summary>
    private async Task<StoredUserTokens?> ExchangeAsync(StoredUserTokens tokens, CancellationToken cancellationToken)
    {
        var request = new TokenRequest
        {
            GrantType = GrantType.RefreshToken,
            ClientId = options.ClientId!.Value,
            ClientSecret = options.ClientSecret,
            RefreshToken = tokens.RefreshToken,
        };
        try
        {
            var response = await client.ExchangeTokenAsync(request, cancellationToken).ConfigureAwait(false);
            // Without a new refresh token, the previous one stays valid (RFC 6749, section 6).
            return StoredUserTokens.From(response.Result with { RefreshToken = response.Result.RefreshToken ?? tokens.RefreshToken }, time.GetUtcNow());
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.InvalidGrant))
        {
            return null;
        }
    }

    private async Task<StoredUserTokens?> KeepAsync(
        ClaimsPrincipal user, StoredUserTokens before, StoredUserTokens renewed, CancellationToken cancellationToken)
    {
        logger.Renewed(UserKey.Of(user));
        var kept = Recent.Keep(before, renewed);
        // The calls store the tokens, each with its response.
        if (store.RequiresRequest) return renewed;
        var current = await store.GetAsync(user, cancellationToken).ConfigureAwait(false);
        var isReplaced = current is null
            ? await IsLoggedOutAsync(user, before, cancellationToken).ConfigureAwait(false)
            : current.AccessToken != before.AccessToken;
        if (isReplaced)
        {
            // A login or logout in the meantime.
            Recent.Forget(before);
            return current;
        }

        // The store may have ignored the cancellation; newer tokens may have been stored since.
        cancellationToken.ThrowIfCancellationRequested();
        await store.StoreAsync(user, renewed, cancellationToken).ConfigureAwait(false);
        kept.IsStored = true;
        if (Recent.IsSignedOut(before)) await store.ClearAsync(user, cancellationToken).ConfigureAwait(false);
        return renewed;
    }

    /// <summary>Whether absent tokens were removed by a logout; otherwise, the store has lost them.</summary>
    private async Task<bool> IsLoggedOutAsync(ClaimsPrincipal user, StoredUserTokens before, CancellationToken cancellationToken) =>
        Recent.IsSignedOut(before)
        || (store is IClearedTokens cleared && await cleared.IsClearedAsync(user, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads the store once more after a rejected refresh token: another process may have renewed the tokens. Null if it has not.</summary>
    private async Task<StoredUserTokens?> ReadAgainAsync(ClaimsPrincipal user, StoredUserTokens rejected, CancellationToken cancellationToken)
    {
        await Task.Delay(RereadDelay, time, cancellationToken).ConfigureAwait(false);
        if (await store.GetAsync(user, cancellationToken).ConfigureAwait(false) is not { } current) return null;
        if (current.AccessToken == rejected.AccessToken) return null;
        if (time.GetUtcNow() < current.ExpiresAt) return current;
        return current.RefreshToken is null ? null : await RenewAsync(user, current).WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
