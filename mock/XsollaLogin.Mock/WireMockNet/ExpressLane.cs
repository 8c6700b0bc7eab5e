using WireMock.Server;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>
/// Decides whether the mock answers without WireMock.Net, which tries every mapping for each request ("through WireMock.Net" in docs/performance.md).
/// The lane is open only while all mappings are the mock's own; it is closed during each change.
/// </summary>
/// <param name="restore">Restores the mock's own mappings.</param>
/// <param name="hasStubs">Returns whether there are mappings of a tester.</param>
internal sealed class ExpressLane(Action<WireMockServer> restore, Func<WireMockServer, bool> hasStubs)
{
    private readonly Lock _gate = new();
    private volatile bool _open = true;
    private int _changes;
    private bool _stubs;
    private bool _settings;
    private bool _closed;

    public bool IsOpen => _open;

    /// <summary>Closes the lane during a change of WireMock.Net's mappings or settings; dispose the result after the change.</summary>
    public Change Suspend(WireMockHost host)
    {
        lock (_gate)
        {
            _changes++;
            Decide();
            restore(host.Server);
        }

        return new Change(this, host);
    }

    /// <summary>Records whether WireMock.Net's settings differ from those of the start, such as a delay of all answers or partial matching.</summary>
    public void SetSettingsChanged(bool changed)
    {
        lock (_gate) _settings = changed;
    }

    /// <summary>Closes the lane permanently: all requests then pass through WireMock.Net.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Decide();
        }
    }

    private void Resume(WireMockHost host)
    {
        lock (_gate)
        {
            host.RestoreBounds();
            restore(host.Server);
            _stubs = hasStubs(host.Server);
            _changes--;
            Decide();
        }
    }

    private void Decide() => _open = _changes == 0 && !_stubs && !_settings && !_closed;

    public readonly struct Change(ExpressLane lane, WireMockHost host) : IDisposable
    {
        public void Dispose() => lane.Resume(host);
    }
}
