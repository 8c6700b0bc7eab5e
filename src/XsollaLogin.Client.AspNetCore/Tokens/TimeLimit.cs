namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Ends a renewal or logout in time, even if a store does not heed its cancellation.</summary>
internal sealed class TimeLimit(UserTokenOptions options, TimeProvider time)
{
    /// <exception cref="HttpRequestException">It did not end in time.</exception>
    public async Task<T> RunAsync<T>(string what, Func<CancellationToken, Task<T>> run)
    {
        using var limit = new CancellationTokenSource(options.RenewalTimeout, time);
        try
        {
            return await run(limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            var message = limit.IsCancellationRequested
                ? FormattableString.Invariant($"{what} exceeded {nameof(options.RenewalTimeout)} ({options.RenewalTimeout.TotalSeconds} s).")
                : $"{what} was cancelled, or exceeded a time limit of the HTTP client or the store.";
            throw new HttpRequestException(message, new TimeoutException(message, e));
        }
    }
}
