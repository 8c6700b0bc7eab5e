namespace XsollaLogin.Client.Tokens;

/// <summary>Exchanges a refresh token, which works exactly once, for new tokens.</summary>
internal sealed class RefreshTokenGrant(ITokenClient client, long clientId, string? clientSecret, TimeProvider time)
{
    private readonly TokenRequests _requests = new(client, time);

    /// <summary>Exchanges the refresh token; if Xsolla Login rejects it, reads the store again: another process may have used it.</summary>
    public async Task<Refreshed> RunAsync(
        StoredUserTokens tokens, Func<CancellationToken, Task<StoredUserTokens?>> readStoreAsync, CancellationToken cancellationToken)
    {
        var request = new TokenRequest
        {
            GrantType = GrantType.RefreshToken,
            ClientId = clientId,
            ClientSecret = clientSecret,
            RefreshToken = tokens.RefreshToken,
        };
        try
        {
            var received = await _requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
            // Without a new refresh token, the previous one stays valid (RFC 6749, section 6).
            var renewed = received with { RefreshToken = received.RefreshToken ?? tokens.RefreshToken };
            return new(StoredUserTokens.From(renewed, time.GetUtcNow()), IsRejected: false);
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.InvalidGrant))
        {
            return new(await readStoreAsync(cancellationToken).ConfigureAwait(false), IsRejected: true);
        }
    }
}

/// <summary>The result of a <see cref="RefreshTokenGrant"/>.</summary>
/// <param name="Tokens">The new tokens; for a rejected refresh token those of the store, null if it has none.</param>
/// <param name="IsRejected">Whether Xsolla Login rejected the refresh token.</param>
internal sealed record Refreshed(StoredUserTokens? Tokens, bool IsRejected);
