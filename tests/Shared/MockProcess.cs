using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace XsollaLogin.Tests;

/// <summary>The mock as a separate process on a free port, killed on disposal.</summary>
public sealed partial class MockProcess : IAsyncDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "xsolla-login-mock.dll");

    private readonly Process _process;

    private MockProcess(Process process, string greeting, Uri origin) => (_process, Greeting, Origin) = (process, greeting, origin);

    /// <summary>The text that it printed at startup.</summary>
    public string Greeting { get; }

    public Uri Origin { get; }

    public Uri BaseAddress => new(Origin, "api/");

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static Task<MockProcess> StartAsync(CancellationToken cancellationToken) => StartAtAsync(cancellationToken, "--port", "0");

    public static Task<MockProcess> StartAtAsync(CancellationToken cancellationToken, params string[] arguments) =>
        StartInAsync([], cancellationToken, arguments);

    /// <param name="environment">Environment variables of the process.</param>
    public static Task<MockProcess> StartInAsync(Dictionary<string, string> environment, CancellationToken cancellationToken, params string[] arguments) =>
        AwaitStartAsync(Launch(arguments, environment), cancellationToken);

    private static async Task<MockProcess> AwaitStartAsync(Process process, CancellationToken cancellationToken)
    {
        var greeting = "";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            greeting += line + "\n";
            if (line.StartsWith('{')) return new MockProcess(process, greeting, new Uri(Address().Match(greeting).Value));
            if (line.Contains("apiUrl", StringComparison.Ordinal)) break;
        }

        var address = Address().Match(greeting);
        if (address.Success)
        {
            // After the line with the address come one more line of code and an empty one.
            greeting += await process.StandardOutput.ReadLineAsync(cancellationToken);
            await process.StandardOutput.ReadLineAsync(cancellationToken);
            return new MockProcess(process, greeting, new Uri(address.Value));
        }

        throw new InvalidOperationException($"The mock did not start: {greeting}{await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>Starts the mock by a script for bash.</summary>
    /// <param name="script">Has the command of the mock as its arguments, and ends with <c>exec "$@"</c> and the arguments of the mock.</param>
    public static Task<MockProcess> StartByBashAsync(string script, CancellationToken cancellationToken) =>
        AwaitStartAsync(LaunchByBash(script), cancellationToken);

    /// <summary>Starts a mock that prints nothing, and waits until it is healthy.</summary>
    public static async Task<MockProcess> StartQuietlyAsync(int port, CancellationToken cancellationToken)
    {
        var mock = new MockProcess(Launch(["--port", $"{port}", "--quiet"], []), "", new Uri($"http://localhost:{port}"));
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync }) { BaseAddress = mock.Origin };
        (await http.GetAsync("__admin/health", cancellationToken)).Dispose();
        return mock;
    }

    /// <summary>Connects as soon as a server listens.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        using var attempts = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
                return client.GetStream();
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
            {
                client.Dispose();
                await attempts.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    /// <summary>Returns the next line that it prints.</summary>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("The mock has ended.");

    /// <summary>Runs the mock with arguments that make it end by itself.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunInAsync([], cancellationToken, arguments);

    /// <param name="environment">Environment variables of the process.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunInAsync(
        Dictionary<string, string> environment, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Launch(arguments, environment);
        return await AwaitEndAsync(process, cancellationToken);
    }

    /// <summary>Runs the mock by a script for bash, with arguments that make it end by itself.</summary>
    /// <param name="script">Has the command of the mock as its arguments, and ends with <c>exec "$@"</c> and the arguments of the mock.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunByBashAsync(string script, CancellationToken cancellationToken)
    {
        using var process = LaunchByBash(script);
        return await AwaitEndAsync(process, cancellationToken);
    }

    private static async Task<(int ExitCode, string Output, string Error)> AwaitEndAsync(Process process, CancellationToken cancellationToken)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Stops it by SIGTERM, as a service manager does, and returns its output since the start.</summary>
    public async Task<(int ExitCode, string Output, string Error)> StopAsync(CancellationToken cancellationToken)
    {
        var (output, error) = (_process.StandardOutput.ReadToEndAsync(cancellationToken), _process.StandardError.ReadToEndAsync(cancellationToken));
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Launch(string[] arguments, Dictionary<string, string> environment) => Launch("dotnet", [Dll, .. arguments], environment);

    private static Process LaunchByBash(string script) => Launch("bash", ["-c", script, "bash", "dotnet", Dll], []);

    private static Process Launch(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    [GeneratedRegex("https?://[^\\s,/\"]+")]
    private static partial Regex Address();
}
