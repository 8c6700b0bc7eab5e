using System.Diagnostics;
using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Tools;

/// <summary>Prism as a proxy before the mock. It reads the contract itself and answers with an error if a request or an answer violates it.</summary>
public sealed partial class PrismProxy(ExampleFixture mock) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task<Uri>? _address;
    private Process? _prism;

    /// <summary>Returns the address of Prism. The first call starts it; if it is not installed, each call skips its test.</summary>
    public Task<Uri> AddressAsync()
    {
        lock (_lock) return _address ??= StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_prism is null) return;
        _prism.Kill(entireProcessTree: true);
        await _prism.WaitForExitAsync();
        _prism.Dispose();
    }

    private Task<Uri> StartAsync()
    {
        var output = new List<string>();
        var started = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _prism = NodeTool.Start("@stoplight/prism-cli/dist/index.js",
            "proxy", "contract/openapi.yaml", mock.BaseAddress.ToString().TrimEnd('/'), "--errors", "--port", "0");
        _prism.OutputDataReceived += Read;
        _prism.ErrorDataReceived += Read;
        _prism.BeginOutputReadLine();
        _prism.BeginErrorReadLine();
        return started.Task;

        void Read(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                // The output ended without an address: Prism failed, and its output is the reason.
                if (line.Data is null) started.TrySetException(new InvalidOperationException($"Prism did not start:\n{string.Join('\n', output)}"));
                else if (Listening().Match(line.Data) is { Success: true } match) started.TrySetResult(new Uri(match.Groups[1].Value + '/'));
                else output.Add(line.Data);
            }
        }
    }

    [GeneratedRegex(@"Prism is listening on (\S+)")]
    private static partial Regex Listening();
}
