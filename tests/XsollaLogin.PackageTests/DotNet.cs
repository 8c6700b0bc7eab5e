using System.Diagnostics;
using System.Runtime.InteropServices;

namespace XsollaLogin.PackageTests;

/// <summary>Runs .NET programs in an environment without the settings of this test run.</summary>
internal static class DotNet
{
    /// <summary>The folder of the .NET installation that runs this process.</summary>
    private static readonly string Root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    // Build servers that outlive the build would keep its output open.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["DOTNET_ROOT"] = Root,
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["KIOTA_UPDATE__DISABLED"] = "true",
    };

    public static Process Start(string program, string folder, string? packages, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var inherited = start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var name in inherited) start.Environment.Remove(name);
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        if (packages is not null) start.Environment["NUGET_PACKAGES"] = packages;
        return Process.Start(start)!;
    }

    /// <summary>Runs a program and returns its output.</summary>
    /// <exception cref="InvalidOperationException">The exit code is not 0; the message is the output.</exception>
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
