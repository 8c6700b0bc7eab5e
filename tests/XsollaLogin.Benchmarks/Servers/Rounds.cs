using XsollaLogin.Benchmarks.Load;
using XsollaLogin.Benchmarks.Reporting;

namespace XsollaLogin.Benchmarks.Servers;

/// <summary>Runs every server under every load, one after the other, in several rounds: a disturbance of the machine then affects all of them.</summary>
internal sealed class Rounds(Server baseline, IReadOnlyList<Server> others, int rounds, int seconds)
{
    private const int WarmUpSeconds = 3;
    private static readonly int[] Connections = [1, 16, 64];

    private readonly Dictionary<(string Server, string Load, int Connections), List<Measured>> _measured = [];
    private readonly Dictionary<string, List<(double Start, double Idle, double Loaded)>> _processes = [];

    /// <param name="ProcessorMicroseconds">Processor time of the server per request.</param>
    private sealed record Measured(LoadResult Result, double ProcessorMicroseconds, double Ratio);

    public async Task<string> RunAsync()
    {
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var server in (Server[])[baseline, .. others])
            {
                await Console.Error.WriteLineAsync($"round {round}: {server.Name}");
                await MeasureAsync(server, round);
            }
        }

        return Table();
    }

    private async Task MeasureAsync(Server server, int round)
    {
        await using var running = await server.StartAsync();
        await running.CheckAsync();
        var idle = running.ResidentMegabytes;
        foreach (var load in server.Loads)
        {
            await Wrk.RunAsync(running.Origin, server.BasePath, load, connections: 16, WarmUpSeconds);
            foreach (var connections in Connections)
            {
                var before = running.ProcessorTime;
                var result = await Wrk.RunAsync(running.Origin, server.BasePath, load, connections, seconds);
                var processor = (running.ProcessorTime - before).TotalMicroseconds / result.Requests;
                var raw = server == baseline ? result : Of(baseline.Name, load, connections)[round - 1].Result;
                Of(server.Name, load, connections).Add(new Measured(result, processor, result.PerSecond / raw.PerSecond));
            }
        }

        await running.CheckAsync();
        if (!_processes.TryGetValue(server.Name, out var known)) _processes[server.Name] = known = [];
        known.Add((running.StartToFirstAnswer.TotalMilliseconds, idle, running.ResidentMegabytes));
    }

    private List<Measured> Of(string server, string load, int connections)
    {
        if (!_measured.TryGetValue((server, load, connections), out var measured)) _measured[(server, load, connections)] = measured = [];
        return measured;
    }

    private string Table()
    {
        List<string> lines =
        [
            MarkdownTable.Head("server", "load", "connections", "requests/s", "of raw Kestrel", "p50 µs", "p99 µs", "processor µs/request"),
        ];
        foreach (var ((server, load, connections), runs) in _measured)
        {
            lines.Add(MarkdownTable.Row(
                $"{server}",
                $"{load}",
                $"{connections}",
                $"{M(run => run.Result.PerSecond):F0}",
                $"{M(run => run.Ratio):F2}",
                $"{M(run => run.Result.P50):F0}",
                $"{M(run => run.Result.P99):F0}",
                $"{M(run => run.ProcessorMicroseconds):F1}"));
            double M(Func<Measured, double> of) => Median.Of(runs.Select(of));
        }

        lines.AddRange(["", MarkdownTable.Head("server", "start to first answer ms", "of raw Kestrel", "memory idle MB", "memory after the load MB")]);
        var raw = Median.Of(_processes[baseline.Name].Select(run => run.Start));
        foreach (var (server, runs) in _processes)
        {
            var start = Median.Of(runs.Select(run => run.Start));
            lines.Add(MarkdownTable.Row(
                $"{server}",
                $"{start:F0}",
                $"{start / raw:F2}",
                $"{Median.Of(runs.Select(run => run.Idle)):F0}",
                $"{Median.Of(runs.Select(run => run.Loaded)):F0}"));
        }

        return string.Join('\n', lines) + "\n";
    }
}
