namespace XsollaLogin.Client.Resilience;

/// <summary>The retries and timeouts of the requests to Xsolla Login.</summary>
/// <remarks><see cref="HttpClient.Timeout"/>, 100 seconds by default, remains the limit of a call with all its attempts and the time between them.</remarks>
public sealed class XsollaLoginResilienceOptions
{
    /// <summary>The number of attempts after the first one, for requests that can be sent again only.</summary>
    /// <value>0 or more; 0 for no retries. Default: 3.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The time before the first retry; it doubles with each retry and varies at random, so that clients do not retry all at once.</summary>
    /// <value>Positive. Default: 1 second.</value>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time before a retry, also if the header <c>Retry-After</c> asks for more: such a response is not retried, but returned.</summary>
    /// <value>Not less than <see cref="Delay"/>. Default: 20 seconds.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The time limit of an attempt, with the body of the response.</summary>
    /// <value>Positive. Default: 10 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time limit of an attempt that the server holds, such as that of <see cref="XsollaLoginApi.GetConfirmCodeAsync"/>.</summary>
    /// <value>Positive, more than the 20 seconds of the server. Default: 90 seconds.</value>
    public TimeSpan LongPollTimeout { get; set; } = TimeSpan.FromSeconds(90);

    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaxRetries, nameof(MaxRetries));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Delay, TimeSpan.Zero, nameof(Delay));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDelay, Delay, nameof(MaxDelay));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AttemptTimeout, TimeSpan.Zero, nameof(AttemptTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LongPollTimeout, TimeSpan.Zero, nameof(LongPollTimeout));
    }
}
