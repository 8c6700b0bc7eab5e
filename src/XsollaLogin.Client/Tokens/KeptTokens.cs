namespace XsollaLogin.Client.Tokens;

/// <summary>The current tokens of a login and the time of their next renewal.</summary>
internal sealed class KeptTokens(string token, string? refreshToken, DateTimeOffset expires, DateTimeOffset renewAt, bool isRejected = false)
{
    // Short, because a token that has expired is worse than one more renewal.
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromMinutes(5);

    private Exception? _storeFailure;

    public string Token => token;

    public string? RefreshToken => refreshToken;

    public DateTimeOffset Expires => expires;

    /// <summary>Whether Xsolla Login rejected the refresh token: only tokens from the store can follow.</summary>
    public bool IsRejected => isRejected;

    /// <summary>The renewal in progress, which all concurrent calls share.</summary>
    public Task<KeptTokens>? Renewal { get; set; }

    public static KeptTokens Of(TokenResult tokens, DateTimeOffset receivedAt, TimeSpan renewBefore)
    {
        var expires = tokens.ExpiresIn is { } seconds
            ? receivedAt + TimeSpan.FromSeconds(Math.Max(0, seconds))
            : TokenExpiry.Of(tokens.AccessToken) ?? receivedAt + UnknownLifetime;
        var half = (expires - receivedAt) / 2;
        var margin = renewBefore < half ? renewBefore : half;
        return new(tokens.AccessToken, tokens.RefreshToken, expires, tokens.RefreshToken is null ? expires : expires - margin);
    }

    public static KeptTokens WithoutRefresh(string token, DateTimeOffset expires) => new(token, refreshToken: null, expires, renewAt: expires);

    public KeptTokens WithoutRefresh() => WithoutRefresh(token, expires);

    public bool CanBeSent(DateTimeOffset now) => now < expires;

    public bool IsRenewalDue(DateTimeOffset now) => now >= renewAt || (now >= expires && !isRejected);

    public KeptTokens WithRenewalAt(DateTimeOffset next) => new(token, refreshToken, expires, next, isRejected);

    public KeptTokens Rejected(DateTimeOffset readAgainAt) => new(token, refreshToken, expires, readAgainAt, isRejected: true);

    /// <summary>Keeps a failure to store these tokens for the next call, because perhaps no call waits for it.</summary>
    public void KeepStoreFailure(Exception failure) => Volatile.Write(ref _storeFailure, failure);

    public Exception? TakeStoreFailure() => _storeFailure is null ? null : Interlocked.Exchange(ref _storeFailure, null);
}
