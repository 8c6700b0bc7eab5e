namespace XsollaLogin.Client.Tokens;

/// <summary>The tokens of one user as a store keeps them.</summary>
/// <param name="AccessToken">The user's JWT; a secret.</param>
/// <param name="RefreshToken">The refresh token, which works exactly once; a secret. Null for a login without the scope <c>offline</c>.</param>
/// <param name="IssuedAt">The time at which the tokens were received.</param>
/// <param name="ExpiresAt">The time at which the access token expires.</param>
public sealed record StoredUserTokens(string AccessToken, string? RefreshToken, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Reads the tokens of a response.</summary>
    /// <param name="tokens">The tokens from Xsolla Login.</param>
    /// <param name="receivedAt">The time at which they were received.</param>
    /// <returns>
    /// The tokens. They expire at <see cref="TokenResult.ExpiresIn"/> or the claim <c>exp</c> of the JWT, whichever is earlier; without both, after 5 minutes.
    /// A negative <see cref="TokenResult.ExpiresIn"/> does not count, nor does a claim that is over when the tokens are received: the clocks differ.
    /// </returns>
    public static StoredUserTokens From(TokenResult tokens, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return new(tokens.AccessToken, tokens.RefreshToken, receivedAt, TokenExpiry.Of(tokens, receivedAt));
    }

    /// <summary>Returns the expiry only, because the tokens are secret.</summary>
    /// <returns>For example, <c>StoredUserTokens { ExpiresAt = 2030-01-01T12:00:00.0000000+00:00 }</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{nameof(StoredUserTokens)} {{ {nameof(ExpiresAt)} = {ExpiresAt:O} }}");
}
