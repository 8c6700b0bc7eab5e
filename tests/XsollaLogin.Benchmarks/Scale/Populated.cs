using System.Globalization;
using XsollaLogin.Benchmarks.Load;
using XsollaLogin.Benchmarks.Probing;
using XsollaLogin.Benchmarks.Servers;

namespace XsollaLogin.Benchmarks.Scale;

/// <summary>A mock with users or projects in it, and their cost.</summary>
internal sealed class Populated(string name, int users, int projects, Probe probe, RunningServer running) : IAsyncDisposable
{
    private const int Connections = 16;

    public string Name => name;

    public Figures? Empty { get; private set; }

    public Figures? Full { get; private set; }

    public static async Task<Populated> StartAsync(Server mock, string name, int users, int projects)
    {
        var probe = new Probe();
        return new Populated(name, users, projects, probe, await probe.Into(mock).StartAsync());
    }

    /// <summary>Runs a load first, so that the memory of any load does not count as that of the population.</summary>
    public async Task FillAsync(int warmUpSeconds)
    {
        await Population.ConfigureAsync(running.Http, 0, 1);
        await Wrk.RunAsync(running.Origin, "/api", "spread", Connections, warmUpSeconds, "1", "1");
        Empty = await probe.ReadAsync();
        if (users > 1) await Population.SignUpAsync(running.Http, 1, users);
        if (projects > 1) await Population.ConfigureAsync(running.Http, 1, projects);
        Full = await probe.ReadAsync();
        await RunAsync(warmUpSeconds);
    }

    public Task<LoadResult> RunAsync(int seconds) =>
        Wrk.RunAsync(running.Origin, "/api", "spread", Connections, seconds, users.ToString(CultureInfo.InvariantCulture),
            projects.ToString(CultureInfo.InvariantCulture));

    public Task<Figures> ReadAsync() => probe.ReadAsync();

    public ValueTask DisposeAsync() => running.DisposeAsync();
}
