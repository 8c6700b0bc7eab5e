namespace XsollaLogin.Client.Tokens;

/// <summary>Renews tokens within a time limit, with the stored tokens of another process if the refresh token was rejected.</summary>
internal sealed class TokenRenewal(ITokenClient client, RenewingUserTokenOptions options, TimeProvider time)
{
    // Another process may renew the stored tokens, too, while they are read.
    private const int MaxAttempts = 3;

    /// <summary>The time after which a failed renewal is repeated, or the store is read again.</summary>
    public static TimeSpan RetryDelay { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Renews tokens; the result without a refresh token ends with its expiry.</summary>
    /// <returns>The tokens to keep, and the new tokens to store; null if they need not be stored.</returns>
    public async Task<(KeptTokens Kept, TokenResult? ToStore)> RunAsync(KeptTokens kept)
    {
        using var limit = new CancellationTokenSource(options.RenewalTimeout, time);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    if (kept.IsRejected) return (await StoredInPlaceOfAsync(kept, limit.Token).ConfigureAwait(false), null);
                    var response = await client.ExchangeTokenAsync(RequestFor(kept), limit.Token).ConfigureAwait(false);
                    // Without a new refresh token, the previous one stays valid (RFC 6749, section 6).
                    var tokens = response.Result with { RefreshToken = response.Result.RefreshToken ?? kept.RefreshToken };
                    return (KeptTokens.Of(tokens, time.GetUtcNow(), options.RenewBefore), tokens);
                }
                catch (XsollaLoginException e) when (e.IsCode(ErrorCode.InvalidGrant))
                {
                    var stored = await StoredInPlaceOfAsync(kept, limit.Token).ConfigureAwait(false);
                    if (stored.RefreshToken is null || stored.IsRejected || stored.CanBeSent(time.GetUtcNow())) return (stored, null);
                    if (attempt == MaxAttempts) return (stored.WithoutRefresh(), null);
                    kept = stored;
                }
            }
        }
        catch (OperationCanceledException e)
        {
            // No caller has cancelled: callers only stop waiting.
            var message = limit.IsCancellationRequested
                ? $"The renewal of the user's token exceeded {nameof(options.RenewalTimeout)} ({options.RenewalTimeout.TotalSeconds} s)."
                : $"The renewal of the user's token was cancelled: {e.Message}";
            throw new HttpRequestException(message, new TimeoutException(message, e));
        }
    }

    /// <summary>Reads the stored tokens; if they are the rejected ones, they are read again later, when another process may have stored its own.</summary>
    private async Task<KeptTokens> StoredInPlaceOfAsync(KeptTokens rejected, CancellationToken cancellationToken)
    {
        if (options.Reload is not { } reload) return rejected.WithoutRefresh();
        if (await reload(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false) is not { } stored) return rejected.WithoutRefresh();
        var read = KeptTokens.Of(stored.Tokens, stored.ReceivedAt, options.RenewBefore);
        if (read.RefreshToken != rejected.RefreshToken) return read;
        return read.Token == rejected.Token ? rejected.Rejected(time.GetUtcNow() + RetryDelay) : read.WithoutRefresh();
    }

    private TokenRequest RequestFor(KeptTokens kept) => new()
    {
        GrantType = GrantType.RefreshToken,
        ClientId = options.ClientId,
        ClientSecret = options.ClientSecret,
        RefreshToken = kept.RefreshToken,
    };
}
