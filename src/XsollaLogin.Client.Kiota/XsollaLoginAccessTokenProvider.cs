using Microsoft.Kiota.Abstractions.Authentication;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.Kiota;

/// <summary>Provides the current user's token to Kiota clients for the allowed hosts.</summary>
public sealed class XsollaLoginAccessTokenProvider : IAccessTokenProvider
{
    private readonly IUserTokenProvider _tokens;
    private readonly AllowedHosts _hosts;

    /// <summary>Creates a provider.</summary>
    /// <param name="tokens">The provider of the token.</param>
    /// <param name="allowedHosts">The exact names of the hosts, at least one, such as <c>api.example.com</c>, without scheme and port.</param>
    /// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
    public XsollaLoginAccessTokenProvider(IUserTokenProvider tokens, params IEnumerable<string> allowedHosts)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        (_tokens, _hosts) = (tokens, new AllowedHosts(allowedHosts));
        AllowedHostsValidator = new AllowedHostsValidator(_hosts.Names);
    }

    /// <summary>The hosts that receive the token.</summary>
    /// <remarks>Hosts can be removed. Hosts that are added later receive no token, even if the list is empty, which means any host to Kiota.</remarks>
    public AllowedHostsValidator AllowedHostsValidator { get; }

    /// <summary>Gets the current user's token.</summary>
    /// <param name="uri">The address of the request.</param>
    /// <param name="additionalAuthenticationContext">Not used.</param>
    /// <param name="cancellationToken">Cancels waiting for the token.</param>
    /// <returns>The user's JWT; empty for other hosts or if no user is logged in, in which case the request is sent without a token.</returns>
    /// <exception cref="InvalidOperationException">The host is allowed, but the address uses http and is not on this machine.</exception>
    public async Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!StillAllows(uri) || !_hosts.Allow(uri)) return "";
        return await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false) ?? "";
    }

    // Kiota's own check compares the text of the host: it does not know, for example, that ::1 and [::1] are the same.
    private bool StillAllows(Uri uri)
    {
        var names = AllowedHostsValidator.AllowedHosts.ToList();
        return names is [] || new AllowedHosts(names).Allow(uri);
    }
}
