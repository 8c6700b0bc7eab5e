using System.Runtime.ExceptionServices;

namespace XsollaLogin.Client.Tokens;

/// <summary>A token in memory, renewed once for all concurrent calls; while it may still be sent, it is returned without waiting.</summary>
internal abstract class RenewedToken(TimeProvider time, KeptTokens? initial = null)
{
    private readonly SingleFlight<KeptTokens, KeptTokens> _renewals = new();
    private readonly Lock _gate = new();
    private KeptTokens? _kept = initial;

    /// <summary>Gets the token; null if there is none, or it has expired and cannot be renewed.</summary>
    public async ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _kept) is { } kept)
        {
            if (kept.TakeStoreFailure() is { } failure) ExceptionDispatchInfo.Throw(failure);
            var now = time.GetUtcNow();
            if (!kept.IsRenewalDue(now)) return kept.CanBeSent(now) ? kept.Token : null;
            if (!kept.CanBeRenewed) return null;
            var renewal = RenewalOf(kept);
            if (kept.CanBeSent(now)) return kept.Token;
            var renewed = await WaitForAsync(renewal, cancellationToken).ConfigureAwait(false);
            // Even if it has already expired: repeating the renewal would only get another token of this kind.
            if (renewed is { CanBeRenewed: true, IsRejected: false } && Volatile.Read(ref _kept) == renewed) return renewed.Token;
        }

        return null;
    }

    /// <summary>Gets a token in place of a rejected one; null if there is none, or a renewal has ended a moment ago.</summary>
    public async ValueTask<string?> ReplaceTokenAsync(string rejected, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _kept) is not { } kept) return null;
        if (kept.Token != rejected) return await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        if (!kept.IsReplaceable(time.GetUtcNow())) return null;
        await WaitForAsync(RenewalOf(kept), cancellationToken).ConfigureAwait(false);
        return Volatile.Read(ref _kept) is { } next && next.Token != rejected && next.CanBeSent(time.GetUtcNow()) ? next.Token : null;
    }

    /// <summary>Replaces the tokens, for example after a login or logout.</summary>
    public void Set(KeptTokens? tokens)
    {
        lock (_gate) _kept = tokens;
    }

    /// <summary>Gets the tokens that follow.</summary>
    protected abstract Task<KeptTokens> RenewAsync(KeptTokens kept);

    /// <summary>Stores tokens that were renewed.</summary>
    protected virtual Task StoreAsync(KeptTokens renewed) => Task.CompletedTask;

    protected abstract void LogFailure(Exception failure);

    private Task<KeptTokens> RenewalOf(KeptTokens kept) => _renewals.RunAsync(kept, () => RunAsync(kept));

    private async Task<KeptTokens> RunAsync(KeptTokens kept)
    {
        if (Volatile.Read(ref _kept) != kept) return kept;
        try
        {
            var renewed = await RenewAsync(kept).ConfigureAwait(false);
            if (TryReplace(kept, renewed)) await StoreAsync(renewed).ConfigureAwait(false);
            return renewed;
        }
        catch (Exception e)
        {
            LogFailure(e);
            TryReplace(kept, kept.WithRenewalAt(time.GetUtcNow() + TokenTimes.RetryDelay));
            throw;
        }
    }

    private async Task<KeptTokens> WaitForAsync(Task<KeptTokens> renewal, CancellationToken cancellationToken)
    {
        try
        {
            return await renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // This call throws it.
            Volatile.Read(ref _kept)?.TakeStoreFailure();
            throw;
        }
    }

    /// <summary>Replaces the tokens unless a login or logout changed them in the meantime.</summary>
    private bool TryReplace(KeptTokens before, KeptTokens after)
    {
        lock (_gate)
        {
            if (_kept != before) return false;
            _kept = after;
            return true;
        }
    }
}
