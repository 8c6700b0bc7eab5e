using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace XsollaLogin.Client.Resilience;

/// <summary>The retries around the time limit of each attempt.</summary>
internal static class RequestPipeline
{
    internal static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, XsollaLoginResilienceOptions options, TimeProvider time)
    {
        pipeline.TimeProvider = time;
        if (options.MaxRetries > 0) pipeline.AddRetry(Retry(options, time));
        pipeline.AddTimeout(new HttpTimeoutStrategyOptions
        {
            TimeoutGenerator = arguments => ValueTask.FromResult(
                OperationOf(arguments.Context) is { IsLongPoll: true } ? options.LongPollTimeout : options.AttemptTimeout),
        });
    }

    private static HttpRetryStrategyOptions Retry(XsollaLoginResilienceOptions options, TimeProvider time) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        Delay = options.Delay,
        MaxDelay = options.MaxDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(ShouldRetry(arguments, options.MaxDelay, time)),
        DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result, time)),
    };

    private static bool ShouldRetry(RetryPredicateArguments<HttpResponseMessage> arguments, TimeSpan maxDelay, TimeProvider time) =>
        OperationOf(arguments.Context) is { IsIdempotent: true } operation
        && HttpClientResiliencePredicates.IsTransient(arguments.Outcome)
        // The next body would be too long, too.
        && arguments.Outcome.Exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }
        // The usual end of a long poll, after which the caller decides whether to poll again.
        && !(operation.IsLongPoll && arguments.Outcome.Result?.StatusCode is HttpStatusCode.RequestTimeout)
        && !(RetryAfter(arguments.Outcome.Result, time) > maxDelay);

    private static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider time)
    {
        var wait = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // The clock of the server wrote both dates.
            { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static XsollaLoginOperation? OperationOf(ResilienceContext context) =>
        context.GetRequestMessage() is { } request && request.Options.TryGetValue(XsollaLoginOperation.Key, out var operation) ? operation : null;
}
