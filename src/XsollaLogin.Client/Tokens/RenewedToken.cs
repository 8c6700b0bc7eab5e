using System.Runtime.ExceptionServices;

namespace XsollaLogin.Client.Tokens;

/// <summary>A token in memory, renewed once for all concurrent calls; while it may still be sent, it is returned without waiting.</summary>
internal abstract class RenewedToken(TimeProvider time, TimeSpan limit, KeptTokens? initial = null)
{
    private readonly SingleFlight<KeptTokens, Renewal> _renewals = new();
    private readonly TimeLimit _limit = new(limit, time);
    private readonly Lock _gate = new();
    private KeptTokens? _kept = initial;
    private Task _storing = Task.CompletedTask;
    private Exception? _storeFailure;
    private Exception? _logged;

    /// <summary>Begins the message of a renewal that took too long.</summary>
    protected abstract string WhatIsRenewed { get; }

    /// <summary>Gets the token; null if there is none, or it has expired and cannot be renewed.</summary>
    public async ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _kept) is { } kept)
        {
            if (Volatile.Read(ref _storeFailure) is { } failure && TakeStoreFailure(failure)) ExceptionDispatchInfo.Throw(failure);
            var now = time.GetUtcNow();
            if (!kept.IsRenewalDue(now)) return kept.CanBeSent(now) ? kept.Token : null;
            if (!kept.CanBeRenewed) return null;
            var renewal = RenewalOf(kept);
            if (kept.CanBeSent(now)) return kept.Token;
            var (renewed, storeFailure) = await renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (storeFailure is not null)
            {
                TakeStoreFailure(storeFailure);
                ExceptionDispatchInfo.Throw(storeFailure);
            }

            // Even if it has already expired: repeating the renewal would only get another token of this kind.
            if (renewed is { CanBeRenewed: true, IsRejected: false } && Volatile.Read(ref _kept) == renewed) return renewed.Token;
        }

        return null;
    }

    /// <summary>Gets a token in place of a rejected one; null if there is none, or if the last renewal ended so recently that it is not repeated.</summary>
    public async ValueTask<string?> ReplaceTokenAsync(string rejected, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _kept) is not { } kept) return null;
        // Without GetTokenAsync, which would throw a failure to store it, and the handler would return the 401 in place of the failure.
        if (kept.Token != rejected && kept.CanBeSent(time.GetUtcNow())) return kept.Token;
        if (kept.Token != rejected) return await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        if (!kept.IsReplaceable(time.GetUtcNow())) return null;
        // The next call throws a failure to store the new token: it can be sent, and the handler returns the 401 in place of failures.
        await RenewalOf(kept).WaitAsync(cancellationToken).ConfigureAwait(false);
        return Volatile.Read(ref _kept) is { } next && next.Token != rejected && next.CanBeSent(time.GetUtcNow()) ? next.Token : null;
    }

    /// <summary>Replaces the tokens, for example after a login or logout.</summary>
    public void Set(KeptTokens? tokens)
    {
        lock (_gate) (_kept, _storeFailure) = (tokens, null);
    }

    /// <summary>Waits until all tokens are stored or have failed to be stored.</summary>
    public Task WaitForStoreAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return _storing.WaitAsync(cancellationToken);
    }

    /// <summary>Renews the tokens, and returns the new ones.</summary>
    protected abstract Task<KeptTokens> RenewAsync(KeptTokens kept, CancellationToken cancellationToken);

    /// <summary>Stores tokens that were renewed.</summary>
    protected virtual Task StoreAsync(KeptTokens renewed) => Task.CompletedTask;

    protected abstract void LogFailure(Exception failure);

    private Task<Renewal> RenewalOf(KeptTokens kept) => _renewals.RunAsync(kept, () => RunAsync(kept));

    private async Task<Renewal> RunAsync(KeptTokens kept)
    {
        if (Volatile.Read(ref _kept) != kept) return new(kept, StoreFailure: null);
        try
        {
            var renewed = await _limit.RunAsync(WhatIsRenewed, stop => RenewAsync(kept, stop)).ConfigureAwait(false);
            return new(renewed, await StoreInOrderAsync(kept, renewed).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                if (_kept == kept) _kept = kept.WithRenewalAt(time.GetUtcNow() + TokenTimes.RetryDelay);
            }

            // During the pause after a failure, each call gets the same exception: log it once.
            if (Interlocked.Exchange(ref _logged, e) != e) LogFailure(e);
            throw;
        }
    }

    /// <summary>Replaces the tokens and stores them after the previous ones, unless a login or logout changed them in the meantime.</summary>
    /// <returns>The failure to store them; null for none.</returns>
    private async Task<Exception?> StoreInOrderAsync(KeptTokens before, KeptTokens renewed)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task previous;
        lock (_gate)
        {
            if (_kept != before) return null;
            _kept = renewed;
            (previous, _storing) = (_storing, ended.Task);
        }

        // On the thread pool, because a callback may block.
        var storing = Task.Run(() => StoreAfterAsync(previous, renewed, ended));
        try
        {
            await storing.WaitAsync(limit, time).ConfigureAwait(false);
            return null;
        }
        catch (Exception e)
        {
            LogFailure(e);
            // It has exceeded the limit, and may fail later.
            if (storing.Exception?.InnerException != e) storing.OnFailure(LogFailure);
            lock (_gate)
            {
                if (IsCurrent(renewed)) _storeFailure = e;
            }

            return e;
        }
    }

    private async Task StoreAfterAsync(Task previous, KeptTokens renewed, TaskCompletionSource ended)
    {
        try
        {
            // This wait has no time limit: a store that has exceeded the limit may still be writing the previous tokens.
            await previous.ConfigureAwait(false);
            // A login, a logout or another renewal has changed the tokens: these are no longer the ones to store.
            if (IsCurrent(renewed)) await StoreAsync(renewed).ConfigureAwait(false);
        }
        finally
        {
            ended.SetResult();
        }
    }

    // A failed renewal keeps the same tokens.
    private bool IsCurrent(KeptTokens renewed) => ReferenceEquals(Volatile.Read(ref _kept)?.Tokens, renewed.Tokens);

    /// <summary>Takes a failure, so that the next call does not throw it, too; false if another call has taken it.</summary>
    private bool TakeStoreFailure(Exception failure) => Interlocked.CompareExchange(ref _storeFailure, null, failure) == failure;

    /// <param name="Tokens">The new tokens.</param>
    /// <param name="StoreFailure">The failure to store them; null for none. The renewal may have no caller to throw it to.</param>
    private sealed record Renewal(KeptTokens Tokens, Exception? StoreFailure);
}
