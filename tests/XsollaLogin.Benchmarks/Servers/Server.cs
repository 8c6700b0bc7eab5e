using System.Diagnostics;

namespace XsollaLogin.Benchmarks.Servers;

/// <summary>A program to be measured.</summary>
/// <param name="Command">The file and the arguments, for a given free port.</param>
/// <param name="BasePath">The path before <c>/login</c>.</param>
/// <param name="Loads">The loads that the server can answer.</param>
internal sealed record Server(string Name, Func<int, string[]> Command, string BasePath, string[] Loads)
{
    /// <summary>Prepares the server for the load: users, stubs.</summary>
    public Func<HttpClient, Task> Prepare { get; init; } = static _ => Task.CompletedTask;

    public async Task<RunningServer> StartAsync()
    {
        var port = FreePort.Find();
        var origin = new Uri($"http://127.0.0.1:{port}");
        var started = Stopwatch.GetTimestamp();
        var process = Launch(port);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new RunningServer(this, process, origin);
        try
        {
            running.StartToFirstAnswer = await running.FirstAnswerAsync(started);
            await Prepare(running.Http);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>The process, once started; its output waits for a reader.</summary>
    public Process Launch(int port)
    {
        var command = Command(port);
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
