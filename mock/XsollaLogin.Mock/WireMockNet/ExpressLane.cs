using WireMock.Server;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>
/// Whether the mock answers without WireMock.Net, which tries every mapping for each request ("through WireMock.Net" in docs/performance.md).
/// Open only while no mapping but the mock's own can exist: closed from before a change until its result is known.
/// </summary>
/// <param name="restore">Puts the mock's own mappings back.</param>
/// <param name="hasStubs">Whether a tester has mappings there.</param>
internal sealed class ExpressLane(Action<WireMockServer> restore, Func<WireMockServer, bool> hasStubs)
{
    private readonly Lock _gate = new();
    private volatile bool _open = true;
    private int _changes;
    private bool _stubs;
    private bool _settings;
    private bool _closed;

    public bool IsOpen => _open;

    /// <summary>Closes it while WireMock.Net's mappings or settings may change; dispose it after the change.</summary>
    public Change Leave(WireMockHost host)
    {
        lock (_gate)
        {
            _changes++;
            Decide();
            restore(host.Server);
        }

        return new Change(this, host);
    }

    /// <summary>WireMock.Net's settings are no longer those of the start: a delay of all answers, a partial match.</summary>
    public void HasSettings(bool changed)
    {
        lock (_gate) _settings = changed;
    }

    /// <summary>Closes it for good: from now on all requests pass through WireMock.Net.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Decide();
        }
    }

    private void Return(WireMockHost host)
    {
        lock (_gate)
        {
            host.KeepBounds();
            restore(host.Server);
            _stubs = hasStubs(host.Server);
            _changes--;
            Decide();
        }
    }

    private void Decide() => _open = _changes == 0 && !_stubs && !_settings && !_closed;

    public readonly struct Change(ExpressLane lane, WireMockHost host) : IDisposable
    {
        public void Dispose() => lane.Return(host);
    }
}
