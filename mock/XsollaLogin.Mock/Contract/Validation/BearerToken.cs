namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Reads the token of the header <c>Authorization</c> (RFC 6750).</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Reads the token of a request; empty if there is none.</summary>
    public static ReadOnlySpan<char> In(HttpRequest request) => request.Headers.Authorization is [{ } first, ..] ? In(first) : default;

    /// <summary>Reads the token of a header value; empty if there is none.</summary>
    public static ReadOnlySpan<char> In(ReadOnlySpan<char> authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : default;
}
