using System.Diagnostics;

namespace XsollaLogin.Mutation;

/// <summary>Runs commands of the .NET SDK.</summary>
internal static class DotNet
{
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
