using Microsoft.Kiota.Abstractions.Authentication;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.Kiota;

/// <summary>
/// Xsolla Login as authentication of a Kiota client: requests to the named hosts carry the current user's token.
/// <code>var adapter = new HttpClientRequestAdapter(new XsollaLoginAuthenticationProvider(user, "api.example.com"));</code>
/// </summary>
/// <param name="tokens">Gives the token.</param>
/// <param name="allowedHosts">The names of the hosts, such as <c>api.example.com</c>: exact, without a scheme or a port, at least one.</param>
/// <exception cref="ArgumentException">There is no host, or something that is none.</exception>
public sealed class XsollaLoginAuthenticationProvider(IUserTokenProvider tokens, params IEnumerable<string> allowedHosts)
    : BaseBearerTokenAuthenticationProvider(new XsollaLoginAccessTokenProvider(tokens, allowedHosts));
