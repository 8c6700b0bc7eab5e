using System.Diagnostics;
using System.Text;
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
        var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Read(line.Data, isEnd: line.Data is null);
        process.ErrorDataReceived += (_, line) => Read(line.Data, isEnd: false);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var text = await started.Task.WaitAsync(cancellationToken);
        return new SampleProcess(process, new Uri(Listening().Match(text).Groups["url"].Value), new Uri(Console().Match(text).Groups["url"].Value));

        void Read(string? line, bool isEnd)
        {
            lock (output)
            {
                output.AppendLine(line);
                if (isEnd) started.TrySetException(new InvalidOperationException($"The sample did not start: {output}"));
                else if (Listening().IsMatch(output.ToString())) started.TrySetResult(output.ToString());
            }
        }
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
