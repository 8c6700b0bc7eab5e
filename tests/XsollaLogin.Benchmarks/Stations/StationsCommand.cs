using System.Globalization;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;
using XsollaLogin.Benchmarks.Microbenchmarks;
using XsollaLogin.Benchmarks.Reporting;

namespace XsollaLogin.Benchmarks.Stations;

internal sealed class StationsCommand() : Command("stations", "[rounds]", "what a login costs at each station of the mock, without a socket")
{
    private static readonly Job Some = Job.Default.WithWarmupCount(8).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(100));

    protected override Task<string> MeasureAsync(string[] arguments)
    {
        var costs = Comparison.Of<LoginStations>(Some, Number(arguments, 0, 5));
        var lines = costs.Methods.Select(station => string.Create(CultureInfo.InvariantCulture,
            $"| {station} | {costs.Microseconds(station):F2} | {costs.TimeRatio(station, LoginStations.Whole):F2} | {costs.Bytes(station):F0} |"));
        return Task.FromResult($"| station | µs | of the whole login | bytes |\n|---|---|---|---|\n{string.Join('\n', lines)}\n");
    }
}
