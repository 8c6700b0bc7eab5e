using Microsoft.Kiota.Abstractions.Authentication;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.Kiota;

/// <summary>Gives the current user's token to whatever speaks Kiota, for the hosts that it is meant for.</summary>
public sealed class XsollaLoginAccessTokenProvider : IAccessTokenProvider
{
    private readonly IUserTokenProvider _tokens;
    private readonly AllowedHosts _hosts;

    /// <summary>A provider for some hosts.</summary>
    /// <param name="tokens">Gives the token.</param>
    /// <param name="allowedHosts">The names of the hosts, such as <c>api.example.com</c>: exact, without a scheme or a port, at least one.</param>
    /// <exception cref="ArgumentException">There is no host, or something that is none.</exception>
    public XsollaLoginAccessTokenProvider(IUserTokenProvider tokens, params IEnumerable<string> allowedHosts)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        (_tokens, _hosts) = (tokens, new AllowedHosts(allowedHosts));
        AllowedHostsValidator = new AllowedHostsValidator(_hosts.Names);
    }

    /// <summary>The hosts that get the token. It can be narrowed; what it is widened by gets none, nor does "any host", an empty list to Kiota.</summary>
    public AllowedHostsValidator AllowedHostsValidator { get; }

    /// <summary>The current user's token.</summary>
    /// <param name="uri">Where the request goes.</param>
    /// <param name="additionalAuthenticationContext">Not used.</param>
    /// <param name="cancellationToken">Gives up waiting for the token.</param>
    /// <returns>The user's JWT; empty for another host, and where nobody is logged in: the request then goes without a token.</returns>
    /// <exception cref="InvalidOperationException">The host is allowed, but called by http and not this machine.</exception>
    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!AllowedHostsValidator.IsUrlHostValid(uri) || !_hosts.Allow(uri)) return "";
        return await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false) ?? "";
    }
}
