using System.Net.Sockets;
using System.Text.Json;
using XsollaLogin.Benchmarks.Probing;

/// <summary>Runs inside a measured server: sends the figures of the process after a full collection to each connection.</summary>
/// <remarks>The runtime requires this name, without a namespace, in the assembly that <c>DOTNET_STARTUP_HOOKS</c> names.</remarks>
internal static class StartupHook
{
    private static int _collections;
    private static TimeSpan _paused;

    public static void Initialize() => new Thread(Serve) { IsBackground = true }.Start();

    private static void Serve()
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Environment.GetEnvironmentVariable(Probe.Variable)!));
        listener.Listen();
        while (true)
        {
            using var caller = listener.Accept();
            caller.Send(JsonSerializer.SerializeToUtf8Bytes(Read(), FiguresJson.Default.Figures));
        }
    }

    private static Figures Read()
    {
        var resident = Environment.WorkingSet;
        Collect();
        // The second collection frees the objects that the first one finalized.
        GC.WaitForPendingFinalizers();
        Collect();
        return new Figures(
            GC.GetTotalMemory(forceFullCollection: false),
            resident,
            Environment.WorkingSet,
            GC.GetTotalAllocatedBytes(precise: true),
            GC.CollectionCount(0) - _collections,
            GC.CollectionCount(1) - _collections,
            GC.CollectionCount(2) - _collections,
            (GC.GetTotalPauseDuration() - _paused).TotalMilliseconds,
            Directory.GetFileSystemEntries("/proc/self/task").Length,
            Directory.GetFileSystemEntries("/proc/self/fd").Length);
    }

    private static void Collect()
    {
        var before = GC.GetTotalPauseDuration();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _paused += GC.GetTotalPauseDuration() - before;
        _collections++;
    }
}
