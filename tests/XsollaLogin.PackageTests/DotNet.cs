using System.Diagnostics;
using System.Runtime.InteropServices;

namespace XsollaLogin.PackageTests;

/// <summary>Programs of .NET, run as on a command line that knows nothing of this test run.</summary>
internal static class DotNet
{
    /// <summary>Where the runtime of this very process is installed.</summary>
    private static readonly string Root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    // Servers that outlive a build would hold its output open.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["DOTNET_ROOT"] = Root,
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    public static Process Start(string program, string folder, string? packages, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        if (packages is not null) start.Environment["NUGET_PACKAGES"] = packages;
        return Process.Start(start)!;
    }

    /// <summary>The output of a program that ends by itself.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it printed.</exception>
    public static async Task<string> RunAsync(string program, string folder, string? packages, params IEnumerable<string> arguments)
    {
        using var process = Start(program, folder, packages, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var printed = await output + await error;
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)}:\n{printed}");
    }

    public static string Program { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
