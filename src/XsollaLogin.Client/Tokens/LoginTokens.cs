namespace XsollaLogin.Client.Tokens;

/// <summary>The tokens of one login, renewed with the refresh token, or with the stored tokens of another process if that was rejected.</summary>
internal sealed class LoginTokens(ITokenClient client, RenewingUserTokenOptions options, TimeProvider time)
    : RenewedToken(time, options.RenewalTimeout)
{
    // Another process may renew the stored tokens, too, while they are read.
    private const int MaxAttempts = 3;

    private readonly TimeProvider _time = time;
    private readonly RefreshTokenGrant _grant = new(client, options.ClientId, options.ClientSecret, time);

    protected override string WhatIsRenewed => "The renewal of the user's token";

    protected override Task StoreAsync(KeptTokens renewed) =>
        !renewed.IsStored && options.Renewed is { } store ? store(renewed.Tokens) : Task.CompletedTask;

    protected override void LogFailure(Exception failure)
    {
        if (options.Logger is { } logger) TokenLog.RenewalFailed(logger, failure);
    }

    protected override async Task<KeptTokens> RenewAsync(KeptTokens kept, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var refreshed = kept.IsRejected
                ? new(await ReadStoreAsync(cancellationToken).ConfigureAwait(false), IsRejected: true)
                : await _grant.RunAsync(kept.Tokens, ReadStoreAsync, cancellationToken).ConfigureAwait(false);
            if (!refreshed.IsRejected) return KeptTokens.Of(refreshed.Tokens!, options.RenewBefore);
            var stored = InPlaceOf(kept, refreshed.Tokens);
            if (stored.IsRejected && !kept.IsRejected && !stored.CanBeSent(_time.GetUtcNow()) && options.RenewalTimeout > 2 * TokenTimes.RereadDelay)
            {
                // No token to use until then.
                await Task.Delay(TokenTimes.RereadDelay, _time, cancellationToken).ConfigureAwait(false);
                stored = InPlaceOf(stored, await ReadStoreAsync(cancellationToken).ConfigureAwait(false));
            }

            if (!stored.CanBeRenewed || stored.IsRejected || stored.CanBeSent(_time.GetUtcNow())) return stored;
            if (attempt == MaxAttempts) return KeptTokens.Last(stored.Tokens);
            kept = stored;
        }
    }

    private async Task<StoredUserTokens?> ReadStoreAsync(CancellationToken cancellationToken) =>
        options.Reload is { } reload ? await reload(cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The stored tokens; if they are the rejected ones, they are read again later, when another process may have stored its own.</summary>
    private KeptTokens InPlaceOf(KeptTokens rejected, StoredUserTokens? stored)
    {
        if (stored is null) return KeptTokens.Last(rejected.Tokens);
        if (stored.RefreshToken != rejected.Tokens.RefreshToken) return KeptTokens.Of(stored, options.RenewBefore, isStored: true);
        return stored.AccessToken == rejected.Token ? rejected.Rejected(_time.GetUtcNow() + TokenTimes.RereadDelay) : KeptTokens.Last(stored);
    }
}
