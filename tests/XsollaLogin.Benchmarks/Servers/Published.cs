using System.Diagnostics;
using System.Runtime.InteropServices;

namespace XsollaLogin.Benchmarks.Servers;

/// <summary>Publishes programs of this repository as users get them.</summary>
internal static class Published
{
    public static string Way(bool readyToRun) => readyToRun ? RuntimeInformation.RuntimeIdentifier : "portable";

    /// <summary>The path of the program.</summary>
    /// <param name="assembly">The name of the assembly, if it differs from the project's.</param>
    /// <param name="readyToRun">Whether it is published and compiled for this system only.</param>
    public static async Task<string> ProgramAsync(string project, string? assembly = null, bool readyToRun = false)
    {
        var name = assembly ?? Path.GetFileNameWithoutExtension(project);
        var folder = Path.Combine(AppContext.BaseDirectory, "published", Way(readyToRun), name);
        string[] machine = readyToRun ? ["-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false"] : [];
        string[] arguments = ["publish", Repository.PathOf(project), "-c", "Release", "-o", folder, "-v", "quiet", "--nologo", .. machine];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(folder, $"{name}.dll") : throw new InvalidOperationException($"{project} was not published: {output}");
    }
}
