using System.Runtime.ExceptionServices;

namespace XsollaLogin.Client.Tokens;

/// <summary>Requests tokens; while Xsolla Login has asked to wait, or after it rejected the client, sends nothing and throws that error again.</summary>
internal sealed class TokenRequests(ITokenClient client, TimeProvider time)
{
    // The process sends the same secret until it restarts: only a change at Xsolla Login helps, which may take a minute to be found.
    private static readonly TimeSpan RejectedClientPause = TimeSpan.FromMinutes(1);

    // A wrong header must not end all logins.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Pause? _pause;

    /// <exception cref="XsollaLoginException">An error response, now or at the beginning of the pause.</exception>
    public async Task<TokenResult> SendAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _pause) is { } pause && LeftOf(pause) > TimeSpan.Zero) pause.Failure.Throw();
        try
        {
            return (await client.ExchangeTokenAsync(request, cancellationToken).ConfigureAwait(false)).Result;
        }
        catch (XsollaLoginException e) when (PauseAfter(e) is { } length)
        {
            Begin(new(ExceptionDispatchInfo.Capture(e), time.GetTimestamp(), length));
            throw;
        }
    }

    private static TimeSpan? PauseAfter(XsollaLoginException failure)
    {
        // InvalidGrant is about one refresh token, not about the client.
        if (failure.IsCode(ErrorCode.InvalidGrant)) return null;
        if (failure.Code is ErrorCode.ClientAuthenticationFailed or ErrorCode.ObjectNotFound) return RejectedClientPause;
        return failure.RetryAfter is { } wait && wait > LongestPause ? LongestPause : failure.RetryAfter;
    }

    /// <summary>Begins a pause, unless the one that a parallel request has begun ends later.</summary>
    private void Begin(Pause pause)
    {
        lock (_gate)
        {
            if (_pause is null || LeftOf(_pause) < pause.Length) _pause = pause;
        }
    }

    private TimeSpan LeftOf(Pause pause) => pause.Length - time.GetElapsedTime(pause.Start);

    private sealed record Pause(ExceptionDispatchInfo Failure, long Start, TimeSpan Length);
}
