using System.Diagnostics;
using System.Text.RegularExpressions;

namespace XsollaLogin.PackageTests;

/// <summary>A service outside the repository as a process on a free port, killed on disposal.</summary>
internal sealed partial class OutsideService(Process process, string address) : IAsyncDisposable
{
    public string Address => address;

    public static async Task<OutsideService> StartAsync(string folder, string project, params IEnumerable<string> arguments)
    {
        var process = DotNet.Start(
            DotNet.Program, folder, packages: null, ["run", "--no-build", "--project", project, "--", .. arguments, "--urls", "http://127.0.0.1:0"]);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match) return new OutsideService(process, match.Groups[1].Value);
        }

        throw new InvalidOperationException($"The service did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("Now listening on: (http\\S+)")]
    private static partial Regex Listening();
}
