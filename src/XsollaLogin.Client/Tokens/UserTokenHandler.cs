using System.Net;
using System.Net.Http.Headers;

namespace XsollaLogin.Client.Tokens;

/// <summary>Adds the current user's token (<c>Authorization: Bearer</c>) to requests to the allowed hosts, over https or to this machine only.</summary>
/// <remarks>
/// <para>Requests to other hosts, and requests that already have an <c>Authorization</c> header, are sent unchanged.</para>
/// <para>The handler removes the token after sending, so that neither an outer handler that follows redirects nor
/// <see cref="HttpResponseMessage.RequestMessage"/> contains it. Inner handlers see the token: add handlers that follow redirects outside of this one.
/// <see cref="SocketsHttpHandler"/> itself drops the header at each redirect.</para>
/// <para>After a 401, the handler asks for another token (<see cref="IUserTokenProvider.ReplaceTokenAsync"/>) and sends the request once more, unless its
/// content is a stream or of an unknown type, which cannot be sent again. For this, JSON content is written to memory before it is sent, unless its value
/// is an <c>IAsyncEnumerable</c>; one of value types must be declared as such.</para>
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
        var wantsToken = request.Headers.Authorization is null && _hosts.Allow(request.RequestUri);
        if (!wantsToken || await _tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false) is not { Length: > 0 } token)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var (address, content) = (request.RequestUri, request.Content);
        var isRepeatable = await RepeatableContent.PrepareAsync(content, cancellationToken).ConfigureAwait(false);
        var response = await SendWithAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !isRepeatable) return response;
        // A platform that follows a redirect changes the address of the request: the token was not sent there. An inner handler may change the content.
        if (request.RequestUri != address || request.Content != content) return response;
        if (await ReplacementOfAsync(token, response, cancellationToken).ConfigureAwait(false) is not { } replacement) return response;
        response.Dispose();
        return await SendWithAsync(request, replacement, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Always throws, because a token may only be available asynchronously.</summary>
    /// <exception cref="NotSupportedException">Always; call <see cref="HttpClient.SendAsync(HttpRequestMessage)"/>.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{nameof(UserTokenHandler)} supports asynchronous requests only; call {nameof(SendAsync)}.");

    private async Task<HttpResponseMessage> SendWithAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
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

    /// <summary>Another token than the rejected one; null if there is none.</summary>
    private async Task<string?> ReplacementOfAsync(string token, HttpResponseMessage rejection, CancellationToken cancellationToken)
    {
        try
        {
            var other = await _tokens.ReplaceTokenAsync(token, cancellationToken).ConfigureAwait(false);
            return string.IsNullOrEmpty(other) || other == token ? null : other;
        }
        catch (Exception e) when (e is XsollaLoginException or HttpRequestException)
        {
            // The caller gets the response of the server; the provider logs the failure.
            return null;
        }
        catch
        {
            rejection.Dispose();
            throw;
        }
    }
}
