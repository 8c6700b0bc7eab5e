namespace XsollaLogin.Client.Tokens;

/// <summary>Ends a renewal or logout in time, even if a store does not heed its cancellation.</summary>
/// <param name="limit">The value of the option <c>RenewalTimeout</c>.</param>
/// <param name="time">The clock.</param>
internal sealed class TimeLimit(TimeSpan limit, TimeProvider time)
{
    private const string Option = nameof(RenewingUserTokenOptions.RenewalTimeout);

    /// <exception cref="HttpRequestException">It did not end in time.</exception>
    public async Task<T> RunAsync<T>(string what, Func<CancellationToken, Task<T>> run)
    {
        using var end = new CancellationTokenSource(limit, time);
        try
        {
            return await run(end.Token).WaitAsync(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            // No caller has cancelled: callers only stop waiting.
            var message = end.IsCancellationRequested
                ? FormattableString.Invariant($"{what} exceeded {Option} ({limit.TotalSeconds} s).")
                : $"{what} was cancelled, or exceeded a time limit of the HTTP client or the store.";
            throw new HttpRequestException(message, new TimeoutException(message, e));
        }
    }
}
