using XsollaLogin.Benchmarks.Reporting;
using XsollaLogin.Benchmarks.Servers;

namespace XsollaLogin.Benchmarks.Start;

internal sealed class StartCommand() : Command("start", "[times]", "from the start of a program to its first answer, again and again")
{
    private const int Usual = 21;

    /// <summary>Starts that are not counted: only the first read of a program from disk is slow.</summary>
    private const int WarmUps = 3;

    protected override async Task<string> MeasureAsync(string[] arguments)
    {
        var times = Number(arguments, 0, Usual);
        List<string> lines =
        [
            "| published | program | first request | median ms | quartiles ms | fastest ms | of raw Kestrel |",
            "|---|---|---|---|---|---|---|",
        ];
        foreach (var readyToRun in (bool[])[false, true])
        {
            Server[] servers = [await Catalog.RawKestrelAsync(readyToRun), await Catalog.MockAsync(readyToRun)];
            foreach (var request in FirstRequest.All)
            {
                await Console.Error.WriteLineAsync($"{Published.Way(readyToRun)}: {request.Name}");
                var starts = Measure(servers, request, times);
                var raw = Median.Of(starts[servers[0]]);
                foreach (var server in servers) lines.Add(Row(Published.Way(readyToRun), server.Name, request.Name, starts[server], raw));
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Starts one program after the other, equally often: a disturbance of the machine then affects all of them.</summary>
    private static Dictionary<Server, List<double>> Measure(Server[] servers, FirstRequest request, int times)
    {
        var starts = servers.ToDictionary(server => server, _ => new List<double>());
        for (var round = -WarmUps; round < times; round++)
        {
            foreach (var server in servers)
            {
                var took = FirstAnswer.Measure(server, request);
                if (round >= 0) starts[server].Add(took.TotalMilliseconds);
            }
        }

        return starts;
    }

    private static string Row(string published, string server, string request, List<double> starts, double raw)
    {
        double[] sorted = [.. starts.Order()];
        return MarkdownTable.Row(
            $"{published}",
            $"{server}",
            $"{request}",
            $"{Median.Of(starts):F0}",
            $"{sorted[sorted.Length / 4]:F0} to {sorted[sorted.Length * 3 / 4]:F0}",
            $"{sorted[0]:F0}",
            $"{Median.Of(starts) / raw:F2}");
    }
}
