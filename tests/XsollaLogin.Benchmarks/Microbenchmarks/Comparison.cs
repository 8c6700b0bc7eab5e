using BenchmarkDotNet.Jobs;
using XsollaLogin.Benchmarks.Reporting;

namespace XsollaLogin.Benchmarks.Microbenchmarks;

/// <summary>Runs all methods of a class in rounds: a slow phase of the machine then slows both sides of a ratio.</summary>
internal sealed class Comparison(IEnumerable<Cost> rounds)
{
    private readonly ILookup<(string Method, string Parameter), Cost> _costs = rounds.ToLookup(cost => (cost.Method, cost.Parameter));

    public static Comparison Of<T>(Job job, int rounds) => new(Enumerable.Range(0, rounds).SelectMany(_ => Microbenchmark.Run<T>(job)));

    /// <summary>The methods, in the order of the class.</summary>
    public IEnumerable<string> Methods => _costs.Select(costs => costs.Key.Method).Distinct();

    /// <summary>The result of the least disturbed round.</summary>
    public double Microseconds(string method, string parameter = "") => _costs[(method, parameter)].Min(cost => cost.Nanoseconds) / 1000;

    public double Bytes(string method, string parameter = "") => Median.Of(_costs[(method, parameter)].Select(cost => cost.Bytes));

    /// <summary>The median of the rounds' ratios.</summary>
    public double TimeRatio(string method, string baseline, string parameter = "") => Ratio(method, baseline, parameter, cost => cost.Nanoseconds);

    public double BytesRatio(string method, string baseline, string parameter = "") => Ratio(method, baseline, parameter, cost => cost.Bytes);

    private double Ratio(string method, string baseline, string parameter, Func<Cost, double> of) =>
        Median.Of(_costs[(method, parameter)].Zip(_costs[(baseline, parameter)], (cost, other) => of(cost) / of(other)));
}
