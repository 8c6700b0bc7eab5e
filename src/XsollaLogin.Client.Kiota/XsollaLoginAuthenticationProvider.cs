using Microsoft.Kiota.Abstractions.Authentication;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.Kiota;

/// <summary>Authenticates the requests of a Kiota client to the allowed hosts with the current user's token.</summary>
/// <example><code>var adapter = new HttpClientRequestAdapter(new XsollaLoginAuthenticationProvider(user, "api.example.com"));</code></example>
/// <param name="tokens">The provider of the token.</param>
/// <param name="allowedHosts">The exact names of the hosts, at least one, such as <c>api.example.com</c>, without scheme and port.</param>
/// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
public sealed class XsollaLoginAuthenticationProvider(IUserTokenProvider tokens, params IEnumerable<string> allowedHosts)
    : BaseBearerTokenAuthenticationProvider(new XsollaLoginAccessTokenProvider(tokens, allowedHosts));
