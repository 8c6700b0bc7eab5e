namespace XsollaLogin.Client.Resilience;

/// <summary>Receives the body within the attempt, because the time limit and the retries end with the response.</summary>
internal sealed class BodyHandler : DelegatingHandler
{
    // The client reads no longer body of any response, so that an endless one does not fill the memory.
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <exception cref="HttpRequestException">The connection was lost within the body, or the body is too long.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
