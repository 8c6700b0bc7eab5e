using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Reads the token of the header <c>Authorization</c> (RFC 6750).</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Reads the token of a request; empty if there is none.</summary>
    public static ReadOnlySpan<char> In(HttpRequest request) => In(request.Headers.Authorization);

    /// <summary>Reads the token of the first header value; empty if there is none.</summary>
    public static ReadOnlySpan<char> In(StringValues authorization) =>
        authorization is [{ } first, ..] && first.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? first.AsSpan(Scheme.Length).Trim() : default;
}
