namespace XsollaLogin.Client.Tokens;

/// <summary>Limits the time of a renewal, a logout or a step of a store, even if the store ignores its cancellation.</summary>
/// <param name="limit">The value of the option <c>RenewalTimeout</c>.</param>
/// <param name="time">The clock.</param>
internal sealed class TimeLimit(TimeSpan limit, TimeProvider time)
{
    private const string Option = nameof(RenewingUserTokenOptions.RenewalTimeout);

    /// <exception cref="HttpRequestException">The work did not end in time.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public async Task<T> RunAsync<T>(string what, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken = default)
    {
        using var end = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            // On the thread pool, because a store may block.
            return await Task.Run(() => run(either.Token), either.Token).ObserveFailure().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var message = end.IsCancellationRequested
                ? FormattableString.Invariant($"{what} exceeded {Option} ({limit.TotalSeconds} s).")
                : $"{what} was cancelled, or exceeded a time limit of the HTTP client or the store.";
            throw new HttpRequestException(message, new TimeoutException(message, e));
        }
    }
}
