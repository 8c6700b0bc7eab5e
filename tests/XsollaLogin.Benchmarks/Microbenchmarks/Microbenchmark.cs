using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace XsollaLogin.Benchmarks.Microbenchmarks;

/// <summary>What one call of a benchmark's method took: the median of its iterations.</summary>
internal sealed record Cost(string Method, double Nanoseconds, double Bytes);

/// <summary>Runs the methods of a class by BenchmarkDotNet, in this process.</summary>
internal static class Microbenchmark
{
    private const int WarmUps = 5;

    /// <exception cref="InvalidOperationException">A method failed.</exception>
    public static IReadOnlyList<Cost> Run<T>(int iterations, int milliseconds)
    {
        var job = Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(10), logOutput: false))
            .WithWarmupCount(WarmUps).WithIterationCount(iterations).WithIterationTime(TimeInterval.FromMilliseconds(milliseconds));
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
            ? new Cost(method, statistics.Median, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0)
            : throw new InvalidOperationException($"{method} failed; the log in artifacts/benchmarks says why");
    }
}
