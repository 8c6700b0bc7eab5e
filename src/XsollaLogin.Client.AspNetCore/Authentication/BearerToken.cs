using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>Reads the token of a request (RFC 6750, section 2.1).</summary>
internal static class BearerToken
{
    public const string Scheme = "Bearer";

    /// <summary>Reads the token; null if the header is absent, is of another scheme, or has a blank token.</summary>
    /// <param name="authorization">The values of the header <c>Authorization</c>.</param>
    /// <param name="isAmbiguous">Whether there are several credentials, one of them a token: the request is malformed.</param>
    public static string? Read(StringValues authorization, out bool isAmbiguous)
    {
        var tokens = authorization.Select(TokenOf).OfType<string>().ToList();
        // A proxy may have joined several headers with a comma, which no token contains.
        isAmbiguous = tokens is not [] && (authorization.Count > 1 || tokens[0].Contains(',', StringComparison.Ordinal));
        return isAmbiguous ? null : tokens.FirstOrDefault();
    }

    private static string? TokenOf(string? header)
    {
        // The name of a scheme is case-insensitive (RFC 9110, section 11.1).
        if (header is null || !header.StartsWith($"{Scheme} ", StringComparison.OrdinalIgnoreCase)) return null;
        var token = header[Scheme.Length..].Trim();
        return token.Length == 0 ? null : token;
    }
}
