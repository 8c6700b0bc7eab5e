using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.Client;

public partial class XsollaLoginApi
{
    /// <summary>Checks the callback of an OAuth 2.0 login and exchanges its authorization code, which works exactly once, for tokens.</summary>
    /// <remarks>
    /// This is not a call of the page: it completes an OAuth 2.0 login by <see cref="ITokenClient.ExchangeTokenAsync"/>, with the client ID, redirect URI
    /// and secret of the options and the verifier of the login. The state is compared in constant time.
    /// </remarks>
    /// <param name="callbackUrl">The URL that the browser opened, or the login URL of a call, with its query.</param>
    /// <param name="sent">
    /// The parameters that the login sent, with at least the same state, verifier and redirect URI. Without a state, the result is
    /// <see cref="CodeExchangeOutcome.StateMismatch"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tokens, or the reason why there are none.</returns>
    /// <exception cref="XsollaLoginException">
    /// The code is used, expired or issued for other parameters: <see cref="ErrorCode.InvalidGrant"/>. The secret is wrong or missing:
    /// <see cref="ErrorCode.ClientAuthenticationFailed"/>.
    /// </exception>
    public virtual async Task<CodeExchangeOutcome> ExchangeCodeAsync(
        string callbackUrl, LoginParameters sent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(callbackUrl);
        ArgumentNullException.ThrowIfNull(sent);
        var p = _initial.With(sent);
        // Not the state of the options, which every login URL shows.
        if (sent.State is not { } state || !IsSame(state, LoginQuery.Find(callbackUrl, "state"))) return new CodeExchangeOutcome.StateMismatch();
        if (LoginQuery.Find(callbackUrl, "error") is { } error)
        {
            return new CodeExchangeOutcome.Denied(error, LoginQuery.Find(callbackUrl, "error_description")?.Replace('+', ' '));
        }

        if (LoginQuery.Find(callbackUrl, "code") is not { } code) return new CodeExchangeOutcome.CodeMissing();
        var body = new TokenRequest
        {
            GrantType = GrantType.AuthorizationCode,
            ClientId = p.RequiredClientId,
            ClientSecret = p.ClientSecret,
            RedirectUri = p.RedirectUri,
            Code = code,
            CodeVerifier = sent.Pkce?.Verifier,
        };
        var answer = await _token.ExchangeTokenAsync(body, cancellationToken).ConfigureAwait(false);
        return new CodeExchangeOutcome.Completed(answer.Result);
    }

    private static bool IsSame(string expected, string? actual) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual ?? ""));
}
