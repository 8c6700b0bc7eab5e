using XsollaLogin.Benchmarks.Reporting;

namespace XsollaLogin.Benchmarks.Servers;

internal sealed class ServersCommand() : Command("servers", "[rounds] [seconds] [--no-peers]",
    "raw Kestrel, the mock and the installed peers under load; needs wrk")
{
    protected override async Task<string> MeasureAsync(string[] arguments)
    {
        Server[] others =
        [
            await Catalog.MockAsync(), await Catalog.MockThroughWireMockAsync(), await Catalog.PlainWireMockAsync(),
            .. arguments.Contains("--no-peers") ? [] : Catalog.Peers(),
        ];
        return await new Rounds(await Catalog.RawKestrelAsync(), others, Number(arguments, 0, 3), Number(arguments, 1, 3)).RunAsync();
    }
}
