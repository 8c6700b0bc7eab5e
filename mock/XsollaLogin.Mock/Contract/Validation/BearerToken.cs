namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Reads the token of the header Authorization (RFC 6750).</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <returns>Empty where there is none.</returns>
    public static ReadOnlySpan<char> In(HttpRequest request) => request.Headers.Authorization is [{ } first, ..] ? In(first) : default;

    /// <returns>Empty where there is none.</returns>
    public static ReadOnlySpan<char> In(ReadOnlySpan<char> authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : default;
}
