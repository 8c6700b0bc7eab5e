namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>What the tokens of one login share, before and after each renewal.</summary>
#pragma warning disable CA1001 // A semaphore without a wait handle has nothing to dispose.
internal sealed class TokenLogin
#pragma warning restore CA1001
{
    private volatile bool _isSignedOut;
    private volatile string? _newest;

    public bool IsSignedOut { get => _isSignedOut; set => _isSignedOut = value; }

    /// <summary>The hash of the newest tokens; null before the first renewal.</summary>
    public string? Newest { get => _newest; set => _newest = value; }

    /// <summary>Lets one write to the store run at a time, also one that ignores its cancellation: it must not overwrite later tokens.</summary>
    public SemaphoreSlim Storing { get; } = new(1, 1);
}
