namespace XsollaLogin.Client.Tokens;

/// <summary>What is kept of a login until it is renewed, once.</summary>
internal sealed class KeptTokens(string token, string? refreshToken, DateTimeOffset expires, DateTimeOffset renewAt)
{
    public string Token => token;

    public string? RefreshToken => refreshToken;

    public DateTimeOffset Expires => expires;

    /// <summary>The renewal that has begun: all who need it wait for this one.</summary>
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

    public bool IsDue(DateTimeOffset now) => now >= renewAt || now >= expires;

    public KeptTokens RenewedAt(DateTimeOffset later) => new(token, refreshToken, expires, later);
}
