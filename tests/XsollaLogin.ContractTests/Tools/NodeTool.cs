using System.ComponentModel;
using System.Diagnostics;

namespace XsollaLogin.ContractTests.Tools;

/// <summary>A command-line tool from tests/tools, which the build installs.</summary>
internal static class NodeTool
{
    private static readonly string Folder = Repository.PathOf("tests/tools/node_modules");

    /// <summary>Starts a tool; the caller reads its output. If the tool cannot run, the test is skipped, or fails in CI.</summary>
    /// <param name="script">The script of the tool below node_modules.</param>
    public static Process Start(string script, params string[] arguments) => Start(script, [], arguments);

    /// <param name="environment">Environment variables of the tool.</param>
    public static Process Start(string script, Dictionary<string, string> environment, params string[] arguments)
    {
        // npx would start another process, which a kill does not reach.
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1", ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" },
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        try
        {
            if (File.Exists(Path.Combine(Folder, script))) return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            // There is no node on the PATH.
        }

        var reason = $"{script} cannot run: install Node.js 20.19 or newer and build again (the build runs npm ci in tests/tools).";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
        throw new InvalidOperationException(reason);
    }
}
