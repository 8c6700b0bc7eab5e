namespace XsollaLogin.Client.Tokens;

/// <summary>The current tokens of a login and the time of their next renewal.</summary>
internal sealed class KeptTokens(string token, string? refreshToken, DateTimeOffset expires, DateTimeOffset renewAt)
{
    public string Token => token;

    public string? RefreshToken => refreshToken;

    public DateTimeOffset Expires => expires;

    /// <summary>The renewal in progress, which all concurrent calls wait for.</summary>
    public Task<KeptTokens>? Renewal { get; set; }

    public static KeptTokens Of(TokenResult tokens, DateTimeOffset receivedAt, TimeSpan renewBefore)
    {
        var lifetime = TimeSpan.FromSeconds(Math.Max(0, tokens.ExpiresIn));
        var margin = renewBefore < lifetime / 2 ? renewBefore : lifetime / 2;
        var expires = receivedAt + lifetime;
        return new(tokens.AccessToken, tokens.RefreshToken, expires, tokens.RefreshToken is null ? expires : expires - margin);
    }

    public static KeptTokens WithoutRefresh(string token, DateTimeOffset expires) => new(token, refreshToken: null, expires, renewAt: expires);

    public bool CanBeSent(DateTimeOffset now) => now < expires;

    public bool IsRenewalDue(DateTimeOffset now) => now >= renewAt || now >= expires;

    public KeptTokens WithRenewalAt(DateTimeOffset next) => new(token, refreshToken, expires, next);
}
