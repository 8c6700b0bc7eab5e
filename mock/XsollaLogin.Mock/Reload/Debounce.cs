namespace XsollaLogin.Mock.Reload;

/// <summary>Many signals, one action: when it has been quiet for a moment, and at the latest after a longer one.</summary>
internal sealed class Debounce : IDisposable
{
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Lock _acting = new();
    private readonly TimeProvider _time;
    private readonly Action _action;
    private readonly ITimer _timer;
    private long? _first;
    private bool _ended;

    public Debounce(TimeProvider time, Action action)
    {
        (_time, _action) = (time, action);
        _timer = time.CreateTimer(static state => ((Debounce)state!).Act(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Signal()
    {
        lock (_gate)
        {
            if (_ended) return;
            var left = Longest - _time.GetElapsedTime(_first ??= _time.GetTimestamp());
            _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < Quiet ? left : Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Waits for an action that is under way; there is none afterwards.</summary>
    public void Dispose()
    {
        lock (_gate) _ended = true;
        _timer.Dispose();
        lock (_acting)
        {
            // Nothing acts any more.
        }
    }

    private void Act()
    {
        // What is signalled from here on may not be seen by this action and gets one of its own.
        lock (_gate) _first = null;
        lock (_acting)
        {
            lock (_gate)
            {
                if (_ended) return;
            }

            _action();
        }
    }
}
