using System.Globalization;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;
using XsollaLogin.Benchmarks.Microbenchmarks;

namespace XsollaLogin.Benchmarks.Stations;

internal sealed class StationsCommand() : Command("stations", "[iterations]", "what a log-in costs at each station of the mock, without a socket")
{
    protected override Task<string> MeasureAsync(string[] arguments)
    {
        var costs = Microbenchmark.Run<LogInStations>(Job.Default.WithWarmupCount(10).WithIterationCount(Number(arguments, 0, 20)).WithIterationTime(TimeInterval.FromMilliseconds(100)));
        var whole = costs.Single(cost => cost.Method == LogInStations.Whole).Nanoseconds;
        var lines = costs.Select(cost => string.Create(CultureInfo.InvariantCulture, $"| {cost.Method} | {cost.Nanoseconds / 1000:F2} | {cost.Nanoseconds / whole:F2} | {cost.Bytes:F0} |"));
        return Task.FromResult($"| station | µs | of the whole log-in | bytes |\n|---|---|---|---|\n{string.Join('\n', lines)}\n");
    }
}
