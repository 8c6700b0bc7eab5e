using System.Diagnostics;

namespace XsollaLogin.Benchmarks.Build;

/// <summary>Runs dotnet on the solution.</summary>
internal static class Solution
{
    /// <returns>The duration in seconds.</returns>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static async Task<double> RunAsync(string[] arguments)
    {
        await Console.Error.WriteLineAsync($"dotnet {string.Join(' ', arguments)}");
        var started = Stopwatch.GetTimestamp();
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true })!;
        var output = await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        return dotnet.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"dotnet {arguments[0]} failed: {output}");
    }
}
