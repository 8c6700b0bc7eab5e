using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace XsollaLogin.Benchmarks.Microbenchmarks;

/// <summary>The cost of one call of a benchmark's method: the median of its iterations.</summary>
/// <param name="Parameter">The value of the class's parameter; empty if it has none.</param>
internal sealed record Cost(string Method, string Parameter, double Nanoseconds, double Bytes);

/// <summary>
/// Runs the methods of a class by BenchmarkDotNet in this process. A process per method would spend as much time on its start as on measuring,
/// and the two sides of a ratio would be measured at different times.
/// </summary>
internal static class Microbenchmark
{
    /// <param name="iterations">The number and the duration of the iterations.</param>
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
            ? new Cost(
                method, report.BenchmarkCase.Parameters.Items is [{ Value: string parameter }] ? parameter : "",
                statistics.Median, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0)
            : throw new InvalidOperationException($"{method} failed; the log in artifacts/benchmarks says why");
    }
}
