using System.Diagnostics;

namespace XsollaLogin.Benchmarks.Build;

/// <summary>dotnet, run on the solution as its developers run it.</summary>
internal static class Solution
{
    /// <returns>How many seconds it took.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<double> RunAsync(string[] arguments)
    {
        await Console.Error.WriteLineAsync($"dotnet {string.Join(' ', arguments)}");
        var started = Stopwatch.GetTimestamp();
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true })!;
        var output = await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        return dotnet.ExitCode == 0 ? Stopwatch.GetElapsedTime(started).TotalSeconds : throw new InvalidOperationException($"dotnet {arguments[0]} failed: {output}");
    }
}
