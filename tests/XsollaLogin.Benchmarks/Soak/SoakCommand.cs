using XsollaLogin.Benchmarks.Load;
using XsollaLogin.Benchmarks.Probing;
using XsollaLogin.Benchmarks.Reporting;
using XsollaLogin.Benchmarks.Servers;

namespace XsollaLogin.Benchmarks.Soak;

/// <summary>Runs minutes of load on one mock; unbounded growth shows in the rows, at most 12.</summary>
internal sealed class SoakCommand() : Command("soak", "[minutes]", "minutes of load on the mock, its memory and handles in between; needs wrk, Linux")
{
    private const int Connections = 4;
    private const int SecondsOfLoad = 20;
    private const int MostRows = 12;
    private static readonly string[] Loads = [Catalog.Login, Catalog.Passwordless, Catalog.Replay];

    protected override async Task<string> MeasureAsync(string[] arguments)
    {
        var probe = new Probe();
        await using var mock = await probe.Into(await Catalog.MockAsync()).StartAsync();
        List<string> lines =
        [
            MarkdownTable.Head(
                "minute", "requests", "managed MB after a full collection", "resident MB", "allocated bytes/request", "collections of generation 0, 1, 2",
                "collecting µs/request", "threads", "open files"),
        ];
        var before = await probe.ReadAsync();
        var minutes = Number(arguments, 0, 10);
        var minutesOfRow = (minutes + MostRows - 1) / MostRows;
        var requests = 0L;
        for (var minute = 1; minute <= minutes; minute++)
        {
            await Console.Error.WriteLineAsync($"minute {minute}");
            foreach (var load in Loads) requests += (await Wrk.RunAsync(mock.Origin, "/api", load, Connections, SecondsOfLoad)).Requests;
            await mock.CheckAsync();
            if (minute % minutesOfRow != 0 && minute != minutes) continue;
            var now = await probe.ReadAsync();
            lines.Add(Row(minute, requests, before, now));
            (before, requests) = (now, 0);
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Row(int minute, long requests, Figures before, Figures now) => MarkdownTable.Row(
        $"{minute}",
        $"{requests:N0}",
        $"{now.Heap / 1e6:F1}",
        $"{now.ResidentBefore / 1e6:F0}",
        $"{(now.Allocated - before.Allocated) / requests:N0}",
        $"{now.Gen0 - before.Gen0}, {now.Gen1 - before.Gen1}, {now.Gen2 - before.Gen2}",
        $"{(now.PauseMs - before.PauseMs) * 1000 / requests:F2}",
        $"{now.Threads}",
        $"{now.Handles}");
}
