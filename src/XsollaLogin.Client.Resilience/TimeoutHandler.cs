using Polly.Timeout;

namespace XsollaLogin.Client.Resilience;

/// <summary>Throws at a timeout of an attempt what an <see cref="HttpClient"/> throws at its own.</summary>
internal sealed class TimeoutHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException e)
        {
            var message = $"Xsolla Login did not answer within {e.Timeout.TotalSeconds} seconds, the time limit of an attempt.";
            throw new TaskCanceledException(message, new TimeoutException(message, e));
        }
    }
}
