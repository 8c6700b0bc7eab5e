using Microsoft.IdentityModel.JsonWebTokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>Finds the expiry of tokens.</summary>
internal static class TokenExpiry
{
    // Short, because a token that has expired is worse than one more renewal.
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Returns the earlier of the expiry in the response and the claim <c>exp</c>; 5 minutes if there is neither.</summary>
    public static DateTimeOffset Of(TokenResult tokens, DateTimeOffset receivedAt)
    {
        var end = tokens.ExpiresIn is >= 0 and var seconds ? receivedAt + TimeSpan.FromSeconds(seconds) : (DateTimeOffset?)null;
        var claim = Of(tokens.AccessToken);
        // No server issues expired tokens, so its clock differs from this one. With such an expiry, the tokens would be renewed at each request.
        if (claim is null || claim <= receivedAt) return end ?? receivedAt + UnknownLifetime;
        return end < claim ? end.Value : claim.Value;
    }

    /// <summary>Returns the claim <c>exp</c>; null if the token is not a JWT, or has no expiry.</summary>
    public static DateTimeOffset? Of(string token)
    {
        try
        {
            var expires = new JsonWebToken(token).ValidTo;
            return expires == DateTime.MinValue ? null : expires;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The exception is dropped, because its message contains parts of the token.
            return null;
        }
    }
}
