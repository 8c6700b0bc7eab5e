using Microsoft.Extensions.Logging;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.ClientCredentials;

/// <summary>The token of a service by its client credentials, requested once for all calls and renewed before it expires.</summary>
/// <remarks>
/// A token that is still valid is returned at once, while its renewal runs in the background. If this fails, it is repeated after 5 seconds; after the
/// expiry, each call repeats it and throws if it fails.
/// </remarks>
internal sealed class ServiceToken(ITokenClient client, ClientCredentialsOptions options, TimeProvider time, ILogger<ServiceToken> logger) : IUserTokenProvider
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private StoredUserTokens? _current;
    private DateTimeOffset _renewAt;
    private Task<StoredUserTokens>? _request;

    public async ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default)
    {
        Task<StoredUserTokens> request;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var canBeSent = now < _current?.ExpiresAt;
            if (canBeSent && now < _renewAt) return _current!.AccessToken;
            request = _request ??= Start();
            if (canBeSent) return _current!.AccessToken;
        }

        return (await request.WaitAsync(cancellationToken).ConfigureAwait(false)).AccessToken;
    }

    private Task<StoredUserTokens> Start()
    {
        // Runs on the thread pool, because the caller holds the lock.
        var request = Task.Run(RequestAsync);
        // Observes a failure that no call waits for; it is in the log.
        request.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return request;
    }

    private async Task<StoredUserTokens> RequestAsync()
    {
        try
        {
            var tokens = await SendAsync().ConfigureAwait(false);
            End(tokens, tokens.RenewAt(options.RenewBefore));
            return tokens;
        }
        catch (Exception e)
        {
            logger.RequestFailed(e, options.ClientId!.Value);
            End(null, time.GetUtcNow() + RetryDelay);
            throw;
        }
    }

    private void End(StoredUserTokens? tokens, DateTimeOffset renewAt)
    {
        lock (_gate) (_current, _renewAt, _request) = (tokens ?? _current, renewAt, null);
    }

    private async Task<StoredUserTokens> SendAsync()
    {
        var body = new TokenRequest { GrantType = GrantType.ClientCredentials, ClientId = options.ClientId!.Value, ClientSecret = options.ClientSecret };
        using var limit = new CancellationTokenSource(options.RenewalTimeout, time);
        try
        {
            var response = await client.ExchangeTokenAsync(body, limit.Token).ConfigureAwait(false);
            return StoredUserTokens.From(response.Result, time.GetUtcNow());
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            var message = $"The request for the token of a service exceeded {nameof(options.RenewalTimeout)} ({options.RenewalTimeout.TotalSeconds} s).";
            throw new HttpRequestException(message, new TimeoutException(message, e));
        }
    }
}
