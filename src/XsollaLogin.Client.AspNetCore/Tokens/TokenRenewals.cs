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
    private readonly RecentRenewals _recent = new(time);

    public RecentRenewals.Renewed? FindRecent(StoredUserTokens tokens) => _recent.Find(RecentRenewals.KeyOf(tokens));

    public bool IsDelayed(StoredUserTokens tokens) => _recent.IsDelayed(RecentRenewals.KeyOf(tokens));

    /// <summary>Starts a renewal or joins the running one.</summary>
    /// <returns>The new tokens; null if the user must log in again. A store on the server already has them, or no longer has the previous ones.</returns>
    public Task<StoredUserTokens?> RenewAsync(ClaimsPrincipal user, StoredUserTokens tokens)
    {
        var key = RecentRenewals.KeyOf(tokens);
        return _running.GetOrAdd(key, key => new(() => Start(key, user, tokens))).Value;
    }

    public void Dispose() => _recent.Dispose();

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
            if (_recent.Find(key) is { } already) return already.Tokens;
            using var limit = new CancellationTokenSource(options.RenewalTimeout, time);
            return await ExchangeAsync(tokens, limit).ConfigureAwait(false) is { } renewed
                ? await KeepAsync(key, user, tokens, renewed).ConfigureAwait(false)
                : await ReadAgainAsync(user, tokens, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _recent.Fail(key);
            logger.RenewalFailed(e, UserKey.Of(user));
            throw;
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    /// <summary>Uses the refresh token; null if Xsolla Login rejected it.</summary>
    private async Task<StoredUserTokens?> ExchangeAsync(StoredUserTokens tokens, CancellationTokenSource limit)
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
            var response = await client.ExchangeTokenAsync(request, limit.Token).ConfigureAwait(false);
            // Without a new refresh token, the previous one stays valid (RFC 6749, section 6).
            return StoredUserTokens.From(response.Result with { RefreshToken = response.Result.RefreshToken ?? tokens.RefreshToken }, time.GetUtcNow());
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.InvalidGrant))
        {
            return null;
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            var message = $"The renewal of a user's token exceeded {nameof(options.RenewalTimeout)} ({options.RenewalTimeout.TotalSeconds} s).";
            throw new HttpRequestException(message, new TimeoutException(message, e));
        }
    }

    private async Task<StoredUserTokens?> KeepAsync(string key, ClaimsPrincipal user, StoredUserTokens before, StoredUserTokens renewed)
    {
        logger.Renewed(UserKey.Of(user));
        var kept = _recent.Keep(key, renewed);
        // The calls store the tokens, each with its response.
        if (store.RequiresRequest) return renewed;
        var current = await store.GetAsync(user).ConfigureAwait(false);
        if (current?.AccessToken != before.AccessToken)
        {
            // A login or logout in the meantime.
            _recent.Forget(key);
            return current;
        }

        await store.StoreAsync(user, renewed).ConfigureAwait(false);
        kept.IsStored = true;
        return renewed;
    }

    /// <summary>Reads the store once more after a rejected refresh token: another process may have renewed the tokens.</summary>
    private async Task<StoredUserTokens?> ReadAgainAsync(ClaimsPrincipal user, StoredUserTokens rejected, CancellationToken cancellationToken)
    {
        logger.RefreshTokenRejected(UserKey.Of(user));
        // Its calls clear the cookie, each with its response; no other process can have changed it.
        if (store.RequiresRequest) return null;
        await Task.Delay(RereadDelay, time, cancellationToken).ConfigureAwait(false);
        if (await store.GetAsync(user, cancellationToken).ConfigureAwait(false) is not { } current) return null;
        if (current.AccessToken == rejected.AccessToken)
        {
            await store.ClearAsync(user, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (time.GetUtcNow() < current.ExpiresAt) return current;
        return current.RefreshToken is null ? null : await RenewAsync(user, current).ConfigureAwait(false);
    }
}
