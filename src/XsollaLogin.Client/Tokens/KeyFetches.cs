namespace XsollaLogin.Client.Tokens;

/// <summary>Fetches the keys of a project when asked, one fetch at a time.</summary>
internal sealed class KeyFetches(ITokenClient client, XsollaLoginTokenValidatorOptions options)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);

    // A stalled server must not delay tokens whose key is known for longer than this.
    private static readonly TimeSpan WaitWithKnownKey = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = options.TimeProvider;
    private readonly Lock _gate = new();
    private KeySet? _known;
    private Task<KeySet>? _last;
    private long _startedAt;
    private long _endedAt;
    private int _failures;
    private TimeSpan _retryAfter;
    private bool _isUnknownKeyServed;

    /// <summary>The keys of the last successful fetch; null before it.</summary>
    public KeySet? Known => Volatile.Read(ref _known);

    /// <summary>How much longer a call that knows its key may wait for the current fetch.</summary>
    public TimeSpan Patience
    {
        get
        {
            var left = WaitWithKnownKey - _time.GetElapsedTime(Volatile.Read(ref _startedAt));
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Gets the current fetch or starts one. Gets the last one, which may have failed, if none may start yet or newer keys are known.</summary>
    /// <param name="seen">The keys that the caller has searched; null if none were known.</param>
    /// <param name="isKeyUnknown">Whether the caller has not found its key among them.</param>
    public Task<KeySet> FetchAsync(KeySet? seen, bool isKeyUnknown)
    {
        lock (_gate)
        {
            if (_last is { } last && (!last.IsCompleted || _known != seen || !MayStart(isKeyUnknown))) return last;
            Volatile.Write(ref _startedAt, _time.GetTimestamp());
            // Calls that know their key do not wait for it.
            _last = Task.Run(RunAsync).ObserveFailure();
            return _last;
        }
    }

    private bool MayStart(bool isKeyUnknown)
    {
        var elapsed = _time.GetElapsedTime(_endedAt);
        var isNextInterval = elapsed >= options.KeyFetchInterval;
        if (isNextInterval) _isUnknownKeyServed = false;
        if (_failures > 0) return elapsed >= (_retryAfter > Delay(_failures) ? AtMostInterval(_retryAfter) : Delay(_failures));
        if (isNextInterval) return true;
        // A new key may appear right after a fetch, so one extra fetch may start within the interval. More would let each invented key ID cause a request.
        if (!isKeyUnknown || _isUnknownKeyServed) return false;
        return _isUnknownKeyServed = true;
    }

    private TimeSpan Delay(int failures)
    {
        if (failures == 1) return TimeSpan.Zero;
        return AtMostInterval(FirstDelay * Math.Pow(2, Math.Min(failures - 2, 20)));
    }

    private TimeSpan AtMostInterval(TimeSpan delay) => delay < options.KeyFetchInterval ? delay : options.KeyFetchInterval;

    private async Task<KeySet> RunAsync()
    {
        try
        {
            var keys = await GetAsync().ConfigureAwait(false);
            End(keys, retryAfter: null);
            return keys;
        }
        catch (Exception e)
        {
            if (options.Logger is { } logger) TokenLog.KeysNotFetched(logger, e, options.ProjectId);
            End(null, (e as XsollaLoginException)?.RetryAfter);
            throw;
        }
    }

    private void End(KeySet? keys, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            _endedAt = _time.GetTimestamp();
            (_failures, _retryAfter) = (keys is null ? _failures + 1 : 0, retryAfter ?? TimeSpan.Zero);
            if (keys is not null) Volatile.Write(ref _known, keys);
        }
    }

    private async Task<KeySet> GetAsync()
    {
        using var limit = new CancellationTokenSource(options.KeyFetchTimeout, _time);
        try
        {
            var response = await client.GetJwksAsync(new GetJwksInput { ProjectId = options.ProjectId }, limit.Token).ConfigureAwait(false);
            return new KeySet(response.Result.Keys, _time.GetTimestamp());
        }
        catch (OperationCanceledException e)
        {
            // No caller has cancelled: callers only stop waiting.
            var message = limit.IsCancellationRequested
                ? $"The keys of the project were not received within {nameof(options.KeyFetchTimeout)} ({options.KeyFetchTimeout.TotalSeconds} s)."
                : $"The fetch of the project's keys was cancelled: {e.Message}";
            throw new HttpRequestException(message, new TimeoutException(message, e));
        }
    }
}
