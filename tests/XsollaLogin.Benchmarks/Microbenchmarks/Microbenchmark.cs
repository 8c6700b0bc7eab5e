using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace XsollaLogin.Benchmarks.Microbenchmarks;

/// <summary>What one call of a benchmark's method took: the median of its iterations.</summary>
/// <param name="Parameter">The value of the class's parameter; empty where it has none.</param>
internal sealed record Cost(string Method, string Parameter, double Nanoseconds, double Bytes);

/// <summary>
/// Runs the methods of a class by BenchmarkDotNet, in this process: a process of its own for each method would be compiled, started and warmed up for as long as it measures,
/// and the two sides of a ratio would be measured far apart.
/// </summary>
internal static class Microbenchmark
{
    /// <param name="iterations">How often and how long each method runs.</param>
    /// <exception cref="InvalidOperationException">A method failed.</exception>
    public static IReadOnlyList<Cost> Run<T>(Job iterations)
    {
        var job = iterations.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(10), logOutput: false));
        var config = ManualConfig.CreateEmpty()
            .AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddColumnProvider(DefaultColumnProviders.Instance).AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Repository.PathOf("artifacts/benchmarks"));
        var summary = BenchmarkRunner.Run<T>(config);
        return [.. summary.Reports.Select(CostOf)];
    }

    private static Cost CostOf(BenchmarkReport report)
    {
        var method = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
        return report is { Success: true, ResultStatistics: { } statistics }
            ? new Cost(method, report.BenchmarkCase.Parameters.Items is [{ Value: string parameter }] ? parameter : "", statistics.Median, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0)
            : throw new InvalidOperationException($"{method} failed; the log in artifacts/benchmarks says why");
    }
}
