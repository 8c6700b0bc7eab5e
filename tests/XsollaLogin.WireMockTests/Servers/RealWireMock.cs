using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace XsollaLogin.WireMockTests.Servers;

/// <summary>WireMock itself, as npm publishes it, in a process of its own; killed at the end.</summary>
internal sealed partial class RealWireMock : IAsyncDisposable
{
    private static readonly string Jars = Repository.PathOf("tests/XsollaLogin.WireMockTests/node_modules/wiremock/build");
    private readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _printed = [];
    private readonly Process _process;

    private RealWireMock(Process process)
    {
        _process = process;
        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <param name="root">The folder that holds __files and mappings.</param>
    /// <returns>Null where there is no Java.</returns>
    public static RealWireMock? Start(string root)
    {
        var jar = Directory.GetFiles(Jars, "*.jar").Single();
        // It runs for seconds: the better compiler of the JVM would cost more than it gains.
        var start = new ProcessStartInfo("java", ["-XX:TieredStopAtLevel=1", "-jar", jar, "--port", "0", "--bind-address", "127.0.0.1", "--root-dir", root])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return new RealWireMock(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Waits until it answers.</summary>
    public async Task<Uri> OriginAsync()
    {
        var origin = await _listens.Task;
        using var http = new HttpClient();
        var health = JsonNode.Parse(await http.GetStringAsync(new Uri(origin, "/__admin/health")))!;
        return (string?)health["status"] == "healthy" ? origin : throw new InvalidOperationException($"WireMock is not healthy: {health}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Read(object sender, DataReceivedEventArgs line)
    {
        lock (_printed)
        {
            // The end of the output before a port was seen: it gave up, and what it said is the reason.
            if (line.Data is null) _listens.TrySetException(new InvalidOperationException($"WireMock did not start:\n{string.Join('\n', _printed)}"));
            else if (Port().Match(line.Data) is { Success: true } port) _listens.TrySetResult(new Uri($"http://127.0.0.1:{port.Groups[1].Value}"));
            else if (!_listens.Task.IsCompleted) _printed.Add(line.Data);
        }
    }

    [GeneratedRegex(@"^port:\s+(\d+)")]
    private static partial Regex Port();
}
