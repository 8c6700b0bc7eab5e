using Microsoft.IdentityModel.JsonWebTokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>Reads the expiry of a token that is a JWT.</summary>
internal static class TokenExpiry
{
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
            // Dropped, because its message contains parts of the token.
            return null;
        }
    }
}
