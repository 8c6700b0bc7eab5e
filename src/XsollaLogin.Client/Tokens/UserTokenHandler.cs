using System.Net.Http.Headers;

namespace XsollaLogin.Client.Tokens;

/// <summary>Adds the current user's token (<c>Authorization: Bearer</c>) to requests to the allowed hosts, over https or to this machine only.</summary>
/// <remarks>
/// <para>Requests to other hosts, and requests that already have an <c>Authorization</c> header, are sent unchanged.</para>
/// <para>The handler removes the token after sending, so that neither an outer handler that follows redirects nor
/// <see cref="HttpResponseMessage.RequestMessage"/> contains it. Inner handlers see the token: add handlers that follow redirects outside of this one.
/// <see cref="SocketsHttpHandler"/> itself drops the header at each redirect.</para>
/// </remarks>
public sealed class UserTokenHandler : DelegatingHandler
{
    private readonly IUserTokenProvider _tokens;
    private readonly AllowedHosts _hosts;

    /// <summary>Creates a handler.</summary>
    /// <param name="tokens">The provider of the token.</param>
    /// <param name="hosts">The hosts that may receive the token.</param>
    public UserTokenHandler(IUserTokenProvider tokens, AllowedHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(hosts);
        (_tokens, _hosts) = (tokens, hosts);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The host is allowed, but the address uses http and is not on this machine; nothing was sent.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wantsToken = request.Headers.Authorization is null && _hosts.Allow(request.RequestUri);
        if (!wantsToken || await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false) is not { Length: > 0 } token)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.Headers.Authorization = null;
        }
    }

    /// <summary>Always throws, because a token may only be available asynchronously.</summary>
    /// <exception cref="NotSupportedException">Always; call <see cref="HttpClient.SendAsync(HttpRequestMessage)"/>.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{nameof(UserTokenHandler)} supports asynchronous requests only; call {nameof(SendAsync)}.");
}
