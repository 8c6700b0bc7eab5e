using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>Reads the token of a request (RFC 6750, section 2.1).</summary>
internal static class BearerToken
{
    public const string Scheme = "Bearer";

    /// <summary>Reads the token; null if the header is absent, is of another scheme, or has a blank token.</summary>
    /// <param name="authorization">The values of the header <c>Authorization</c>.</param>
    /// <param name="isAmbiguous">Whether there are several headers, one of them with a token: the request is malformed.</param>
    public static string? Read(StringValues authorization, out bool isAmbiguous)
    {
        isAmbiguous = authorization.Count > 1 && authorization.Any(value => TokenOf(value) is not null);
        return authorization.Count == 1 ? TokenOf(authorization[0]) : null;
    }

    private static string? TokenOf(string? header)
    {
        // The name of a scheme is case-insensitive (RFC 9110, section 11.1).
        if (header is null || !header.StartsWith($"{Scheme} ", StringComparison.OrdinalIgnoreCase)) return null;
        var token = header[Scheme.Length..].Trim();
        return token.Length == 0 ? null : token;
    }
}
