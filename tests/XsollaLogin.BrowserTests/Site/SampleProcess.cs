using System.Diagnostics;
using System.Text.RegularExpressions;

namespace XsollaLogin.BrowserTests.Site;

/// <summary>The sample application as its README starts it, with the mock in its process; killed on disposal.</summary>
public sealed partial class SampleProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SampleProcess(Process process, Uri address, Uri mock) => (_process, Address, Mock) = (process, address, mock);

    public Uri Address { get; }

    public Uri Mock { get; }

    public static async Task<SampleProcess> StartAsync(CancellationToken cancellationToken)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "XsollaLogin.Sample.dll");
        string[] arguments = [dll, "--contentRoot", Repository.PathOf("samples/XsollaLogin.Sample"), "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start)!;
        var output = "";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            output += line + "\n";
            if (Listening().Match(output) is not { Success: true } listening) continue;
            // So that the process never waits for a reader.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            return new SampleProcess(process, new Uri(listening.Groups["url"].Value), new Uri(Console().Match(output).Groups["url"].Value));
        }

        throw new InvalidOperationException($"The sample did not start: {output}{await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"listening on: (?<url>http://\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"Mock of Xsolla Login: (?<url>http://\S+)\. Log in as John with the password password123\.")]
    private static partial Regex Console();
}
