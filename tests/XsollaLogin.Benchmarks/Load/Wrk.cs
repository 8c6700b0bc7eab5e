using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Benchmarks.Load;

/// <summary>Runs wrk, a closed loop: each connection sends its next request when the last one is answered.</summary>
internal static class Wrk
{
    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Load");

    /// <param name="more">Arguments of the load besides the base path.</param>
    /// <exception cref="InvalidOperationException">wrk cannot be run, or a request failed: a run with errors is no result.</exception>
    public static async Task<LoadResult> RunAsync(Uri origin, string basePath, string load, int connections, int seconds, params string[] more)
    {
        var threads = Math.Min(connections, 2);
        string[] arguments =
        [
            "-c", Text(connections), "-t", Text(threads), "-d", $"{seconds}s", "--timeout", "10s",
            "-s", $"{load}.lua", origin.ToString(), "--", basePath, .. more,
        ];
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, WorkingDirectory = Scripts })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (wrk.ExitCode != 0) throw new InvalidOperationException($"wrk failed on {origin} ({load}): {output}");
        var result = JsonSerializer.Deserialize(output.TrimEnd().Split('\n')[^1], LoadJson.Default.LoadResult)!;
        return result.Failed == 0
            ? result
            : throw new InvalidOperationException($"{result.Failed} of {result.Requests} requests failed on {origin} ({load}, {connections} connections)");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="P50">Median latency in microseconds.</param>
/// <param name="P99">In microseconds.</param>
internal sealed record LoadResult(long Requests, long Microseconds, long P50, long P99, long Failed)
{
    public double PerSecond => Requests * 1e6 / Microseconds;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoadResult))]
internal sealed partial class LoadJson : JsonSerializerContext;
