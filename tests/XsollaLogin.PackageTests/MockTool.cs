using System.Diagnostics;
using System.Text.RegularExpressions;

namespace XsollaLogin.PackageTests;

/// <summary>The installed mock as a process on a free port, killed on disposal.</summary>
internal sealed partial class MockTool(Process process, string baseAddress) : IAsyncDisposable
{
    public string BaseAddress => baseAddress;

    /// <summary>Returns the URL of a page of the mock.</summary>
    public string UrlOf(string page) => new Uri(new Uri(baseAddress), $"/{page}").ToString();

    public static async Task<MockTool> StartAsync(string folder, params IEnumerable<string> arguments)
    {
        var process = DotNet.Start(Path.Combine(folder, "tools", "xsolla-login-mock"), folder, packages: null, ["--port", "0", .. arguments]);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } address) return new MockTool(process, address.Groups[1].Value);
        }

        throw new InvalidOperationException($"The mock did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("apiUrl: '([^']+)'")]
    private static partial Regex Address();
}
