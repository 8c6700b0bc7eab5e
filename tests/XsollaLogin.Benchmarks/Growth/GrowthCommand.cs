using XsollaLogin.Benchmarks.Probing;
using XsollaLogin.Benchmarks.Reporting;
using XsollaLogin.Benchmarks.Servers;

namespace XsollaLogin.Benchmarks.Growth;

/// <summary>Sends what fills the memory most, each load to a mock of its own.</summary>
internal sealed class GrowthCommand() : Command("growth", "[attack]", "the memory of the mock after hostile loads and after a reset; Linux")
{
    protected override async Task<string> MeasureAsync(string[] arguments)
    {
        var mock = await Catalog.MockAsync();
        var only = Number(arguments, 0, 0);
        List<string> lines =
        [
            MarkdownTable.Head(
                "load", "requests", "by status", "resident MB after it", "managed MB after a full collection", "resident MB after a reset"),
        ];
        foreach (var attack in only == 0 ? Attack.All : [Attack.All[only - 1]])
        {
            await Console.Error.WriteLineAsync(attack.Name);
            var probe = new Probe();
            await using var running = await probe.Into(mock).StartAsync();
            var statuses = await attack.RunAsync(running.Http);
            var loaded = await probe.ReadAsync();
            (await running.Http.PostAsync("/__admin/reset", content: null)).EnsureSuccessStatusCode();
            var reset = await probe.ReadAsync();
            lines.Add(MarkdownTable.Row(
                $"{attack.Name}",
                $"{attack.Requests:N0}",
                $"{string.Join(", ", statuses.OrderBy(status => status.Key).Select(Text))}",
                $"{loaded.ResidentBefore / 1e6:F0}",
                $"{loaded.Heap / 1e6:F0}",
                $"{reset.Resident / 1e6:F0}"));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Text(KeyValuePair<int, int> status) => FormattableString.Invariant($"{status.Key}: {status.Value:N0}");
}
