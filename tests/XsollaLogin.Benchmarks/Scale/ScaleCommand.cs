using System.Globalization;
using XsollaLogin.Benchmarks.Load;
using XsollaLogin.Benchmarks.Reporting;
using XsollaLogin.Benchmarks.Servers;

namespace XsollaLogin.Benchmarks.Scale;

internal sealed class ScaleCommand() : Command("scale", "[rounds] [seconds] [users] [projects]",
    "logins with many users and with many projects; needs wrk, Linux")
{
    private const int WarmUpSeconds = 5;

    protected override async Task<string> MeasureAsync(string[] arguments)
    {
        var (rounds, seconds, users, projects) = (Number(arguments, 0, 5), Number(arguments, 1, 5), Number(arguments, 2, 1_000_000),
            Number(arguments, 3, 100_000));
        var mock = await Catalog.MockAsync();
        await using var one = await Populated.StartAsync(mock, "1 user", 1, 1);
        await using var manyUsers = await Populated.StartAsync(mock, Text($"{users:N0} users in 1 project"), users, 1);
        await using var manyProjects = await Populated.StartAsync(mock, Text($"{projects:N0} projects of 1 user"), 1, projects);
        Populated[] mocks = [one, manyUsers, manyProjects];
        foreach (var each in mocks)
        {
            await Console.Error.WriteLineAsync($"making {each.Name}");
            await each.FillAsync(WarmUpSeconds);
        }

        var measured = mocks.ToDictionary(each => each, _ => new List<LoadResult>());
        for (var round = 1; round <= rounds; round++)
        {
            await Console.Error.WriteLineAsync($"round {round}");
            foreach (var each in mocks) measured[each].Add(await each.RunAsync(seconds));
        }

        List<string> lines =
        [
            MarkdownTable.Head(
                "the mock with", "requests/s", "of that with 1 user", "p50 µs", "p99 µs", "managed MB before", "managed MB with them",
                "managed bytes of each", "resident bytes of each", "managed MB after the load"),
        ];
        foreach (var (each, runs) in measured)
        {
            var ratio = Median.Of(runs.Zip(measured[one], static (run, baseline) => run.PerSecond / baseline.PerSecond));
            var (before, with, after) = (each.Empty!, each.Full!, await each.ReadAsync());
            var count = each == manyUsers ? users : projects;
            string Of(long bytes) => each == one ? "" : Text($"{bytes / count:N0}");
            lines.Add(MarkdownTable.Row(
                $"{each.Name}",
                $"{Median.Of(runs.Select(run => run.PerSecond)):F0}",
                $"{ratio:F2}",
                $"{Median.Of(runs.Select(run => (double)run.P50)):F0}",
                $"{Median.Of(runs.Select(run => (double)run.P99)):F0}",
                $"{before.Heap / 1e6:F1}",
                $"{with.Heap / 1e6:F1}",
                $"{Of(with.Heap - before.Heap)}",
                $"{Of(with.Resident - before.Resident)}",
                $"{after.Heap / 1e6:F1}"));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
