using Microsoft.IdentityModel.JsonWebTokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The tokens of one user as an <see cref="IUserTokenStore"/> keeps them.</summary>
/// <param name="AccessToken">The user's JWT; a secret.</param>
/// <param name="RefreshToken">The refresh token, which works exactly once; a secret. Null for a login without the scope <c>offline</c>.</param>
/// <param name="IssuedAt">The time at which the tokens were received.</param>
/// <param name="ExpiresAt">The time at which the access token expires.</param>
public sealed record StoredUserTokens(string AccessToken, string? RefreshToken, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    // Short, because a token that has expired is worse than one more renewal.
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Reads the tokens of a response.</summary>
    /// <param name="tokens">The tokens from Xsolla Login.</param>
    /// <param name="receivedAt">The time at which they were received.</param>
    /// <returns>The tokens; their expiry is that of the response, else the claim <c>exp</c> of the JWT, else after 5 minutes.</returns>
    public static StoredUserTokens From(TokenResult tokens, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var expires = tokens.ExpiresIn is { } seconds
            ? receivedAt + TimeSpan.FromSeconds(Math.Max(0, seconds))
            : ExpiryOf(tokens.AccessToken) ?? receivedAt + UnknownLifetime;
        return new(tokens.AccessToken, tokens.RefreshToken, receivedAt, expires);
    }

    /// <summary>Returns the expiry only, because the tokens are secret.</summary>
    /// <returns>For example, <c>StoredUserTokens { ExpiresAt = 2030-01-01T12:00:00.0000000+00:00 }</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{nameof(StoredUserTokens)} {{ {nameof(ExpiresAt)} = {ExpiresAt:O} }}");

    /// <summary>The time of the renewal: some time before the expiry, but not before half of the lifetime.</summary>
    internal DateTimeOffset RenewAt(TimeSpan renewBefore)
    {
        var half = (ExpiresAt - IssuedAt) / 2;
        return ExpiresAt - (renewBefore < half ? renewBefore : half);
    }

    private static DateTimeOffset? ExpiryOf(string token)
    {
        try
        {
            var expires = new JsonWebToken(token).ValidTo;
            return expires == DateTime.MinValue ? null : expires;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Dropped, because its message contains parts of the token.
            return null;
        }
    }
}
