using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Tokens in the properties of a cookie, under the names that <c>HttpContext.GetTokenAsync</c> reads.</summary>
internal static class CookieTokens
{
    private const string AccessToken = "access_token";
    private const string RefreshToken = GrantType.RefreshToken;
    private const string IssuedAt = "issued_at";
    private const string ExpiresAt = "expires_at";

    private static readonly string[] Names = [AccessToken, RefreshToken, IssuedAt, ExpiresAt];

    /// <summary>Reads the tokens; null if there are none.</summary>
    public static StoredUserTokens? Read(AuthenticationProperties properties) =>
        properties.GetTokenValue(AccessToken) is { Length: > 0 } token
        && TimeOf(properties, IssuedAt) is { } issued && TimeOf(properties, ExpiresAt) is { } expires
            ? new StoredUserTokens(token, properties.GetTokenValue(RefreshToken), issued, expires)
            : null;

    /// <summary>Replaces the tokens, or removes them; tokens of other names stay.</summary>
    public static void Write(AuthenticationProperties properties, StoredUserTokens? tokens)
    {
        var others = properties.GetTokens().Where(token => !Names.Contains(token.Name));
        properties.StoreTokens([.. others, .. tokens is null ? [] : Of(tokens)]);
    }

    private static IEnumerable<AuthenticationToken> Of(StoredUserTokens tokens)
    {
        yield return new() { Name = AccessToken, Value = tokens.AccessToken };
        if (tokens.RefreshToken is { } refreshToken) yield return new() { Name = RefreshToken, Value = refreshToken };
        yield return new() { Name = IssuedAt, Value = tokens.IssuedAt.ToString("O", CultureInfo.InvariantCulture) };
        yield return new() { Name = ExpiresAt, Value = tokens.ExpiresAt.ToString("O", CultureInfo.InvariantCulture) };
    }

    private static DateTimeOffset? TimeOf(AuthenticationProperties properties, string name) =>
        DateTimeOffset.TryParseExact(properties.GetTokenValue(name), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
