using System.Globalization;
using XsollaLogin.Benchmarks.Probing;
using XsollaLogin.Benchmarks.Reporting;
using XsollaLogin.Benchmarks.Servers;

namespace XsollaLogin.Benchmarks.Polls;

internal sealed class PollsCommand() : Command("polls", "[polls]", "what a held long poll costs, beside one that raw Kestrel holds; Linux")
{
    private const int WarmUp = 500;

    protected override async Task<string> MeasureAsync(string[] arguments)
    {
        var polls = Number(arguments, 0, 10_000);
        OpenFiles.Allow(polls + 500);
        return string.Join('\n', [
            string.Create(CultureInfo.InvariantCulture, $"{polls:N0} held at once, each on its own connection; bytes are those after a full collection."),
            "",
            MarkdownTable.Head(
                "server", "managed bytes each", "resident bytes each", "threads before", "threads while held",
                "managed MB before", "managed MB after", "resident MB before", "resident MB after"),
            await RowAsync(await Catalog.RawKestrelAsync(), new HoldingKestrel(), polls),
            await RowAsync(await Catalog.MockAsync(), new HoldingMock(), polls),
        ]) + "\n";
    }

    private static async Task<string> RowAsync(Server server, IHolder holder, int polls)
    {
        var probe = new Probe();
        await using var running = await probe.Into(server).StartAsync();
        // Redirects are not followed: that of a link leads to another host.
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = running.Origin };
        var measured = new HeldPolls(http, probe, holder);
        await measured.MeasureAsync(WarmUp);
        var (before, held, after) = await measured.MeasureAsync(polls);
        return MarkdownTable.Row(
            $"{server.Name}",
            $"{(held.Heap - before.Heap) / polls:N0}",
            $"{(held.Resident - before.Resident) / polls:N0}",
            $"{before.Threads}",
            $"{held.Threads}",
            $"{before.Heap / 1e6:F1}",
            $"{after.Heap / 1e6:F1}",
            $"{before.Resident / 1e6:F0}",
            $"{after.Resident / 1e6:F0}");
    }
}
