using System.Globalization;
using XsollaLogin.Benchmarks.Microbenchmarks;

namespace XsollaLogin.Benchmarks.Stations;

internal sealed class StationsCommand() : Command("stations", "[iterations]", "what a log-in costs at each station of the mock, without a socket")
{
    protected override Task<string> MeasureAsync(string[] arguments)
    {
        var costs = Microbenchmark.Run<LogInStations>(Number(arguments, 0, 15), milliseconds: 100);
        var lines = costs.Select(cost => string.Create(CultureInfo.InvariantCulture, $"| {cost.Method} | {cost.Nanoseconds / 1000:F2} | {cost.Bytes:F0} |"));
        return Task.FromResult($"| station | µs | bytes |\n|---|---|---|\n{string.Join('\n', lines)}\n");
    }
}
