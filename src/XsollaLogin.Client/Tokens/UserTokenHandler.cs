using System.Net.Http.Headers;

namespace XsollaLogin.Client.Tokens;

/// <summary>
/// Sends the current user's token (<c>Authorization: Bearer</c>) to the hosts it is meant for, and to no other: not after a redirect either.
/// To these it goes by https only, or to this machine. A request to another host, or that has an <c>Authorization</c> header already, passes unchanged.
/// </summary>
/// <remarks>
/// The request carries the token only while it is sent, so that neither a handler around this one that follows redirects, nor
/// <see cref="HttpResponseMessage.RequestMessage"/> has it afterwards. Handlers inside of this one see it: put those that follow redirects outside
/// (<see cref="SocketsHttpHandler"/> drops the header at each redirect).
/// </remarks>
public sealed class UserTokenHandler : DelegatingHandler
{
    private readonly IUserTokenProvider _tokens;
    private readonly AllowedHosts _hosts;

    /// <summary>A handler for some hosts.</summary>
    /// <param name="tokens">Gives the token.</param>
    /// <param name="hosts">Who gets it.</param>
    public UserTokenHandler(IUserTokenProvider tokens, AllowedHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(hosts);
        (_tokens, _hosts) = (tokens, hosts);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The host is allowed, but called by http and not this machine: nothing was sent.</exception>
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

    /// <summary>Not supported: a token may have to be waited for.</summary>
    /// <exception cref="NotSupportedException">Always. Call <see cref="HttpClient.SendAsync(HttpRequestMessage)"/>.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{nameof(UserTokenHandler)} sends asynchronously only: call {nameof(SendAsync)}.");
}
