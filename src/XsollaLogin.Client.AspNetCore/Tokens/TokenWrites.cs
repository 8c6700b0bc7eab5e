using System.Security.Claims;
using Microsoft.Extensions.Logging;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Writes renewed tokens to a store on the server, those of one login one after the other.</summary>
internal sealed class TokenWrites(IUserTokenStore store, RecentRenewals recent, TimeLimit limit, ILogger logger)
{
    // Another instance of the service may change the tokens between a read and a write.
    private const int MaxAttempts = 3;

    private readonly SingleFlight<string, StoredUserTokens?> _late = new();

    /// <summary>Starts to store tokens that the store did not take when they were renewed, unless that has failed a moment ago.</summary>
    public void Begin(ClaimsPrincipal user, StoredUserTokens stored, StoredUserTokens renewed)
    {
        if (recent.IsDelayed(stored)) return;
        // The store may still have the tokens before several renewals.
        recent.KeepUntilStored(stored, renewed);
        _ = _late.RunAsync(RecentRenewals.KeyOf(renewed), () => StoreInTimeAsync(user, stored, renewed));
    }

    /// <summary>Stores renewed tokens in place of those that they follow.</summary>
    /// <returns>The tokens that count then: those of a login in the meantime in place of the renewed ones; null after a logout.</returns>
    public async Task<StoredUserTokens?> StoreAsync(
        ClaimsPrincipal user, StoredUserTokens before, StoredUserTokens renewed, CancellationToken cancellationToken)
    {
        var login = recent.LoginOf(renewed);
        await login.Storing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await StoreNewestAsync(user, before, recent.FindNewest(before)?.Tokens ?? renewed, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            login.Storing.Release();
        }
    }

    private async Task<StoredUserTokens?> StoreInTimeAsync(ClaimsPrincipal user, StoredUserTokens stored, StoredUserTokens renewed)
    {
        if (recent.Find(stored) is not { AwaitsStore: true }) return null;
        try
        {
            return await limit.RunAsync(UserAccessTokens.WhatIsStored, stop => StoreAsync(user, stored, renewed, stop)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            recent.Fail(stored);
            logger.RenewalFailed(e, UserKey.Of(user));
            throw;
        }
    }

    private async Task<StoredUserTokens?> StoreNewestAsync(
        ClaimsPrincipal user, StoredUserTokens before, StoredUserTokens newest, CancellationToken cancellationToken)
    {
        var previous = before;
        for (var attempt = 1; !await store.ReplaceAsync(user, previous, newest, cancellationToken).ConfigureAwait(false); attempt++)
        {
            var current = await store.GetAsync(user, cancellationToken).ConfigureAwait(false);
            if (current == newest) break;
            // After a failed write, the store has tokens that were renewed more than once, perhaps in the meantime; others are those of a login.
            var next = current is null ? null : recent.FindNewest(current)?.Tokens;
            if (next is null || (next != newest && recent.FindNewest(newest)?.Tokens != next))
            {
                recent.Forget(before);
                return current;
            }

            if (attempt == MaxAttempts) throw new InvalidOperationException("The store of the users' tokens has changed each time before a write.");
            (previous, newest) = (current!, next);
        }

        recent.Keep(before, newest);
        recent.Keep(previous, newest);
        await ClearAfterLogoutAsync(user, newest, cancellationToken).ConfigureAwait(false);
        return newest;
    }

    /// <summary>Removes tokens that a store which cannot compare and set in one step has stored after a logout of this process.</summary>
    private async Task ClearAfterLogoutAsync(ClaimsPrincipal user, StoredUserTokens renewed, CancellationToken cancellationToken)
    {
        if (!recent.IsSignedOut(renewed)) return;
        // The next login may have stored its own tokens.
        var current = await store.GetAsync(user, cancellationToken).ConfigureAwait(false);
        if (current?.RefreshToken == renewed.RefreshToken) await store.ClearAsync(user, cancellationToken).ConfigureAwait(false);
    }
}
