using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace XsollaLogin.Benchmarks.Servers;

/// <summary>A running server, ended on disposal.</summary>
internal sealed class RunningServer(Server server, Process process, Uri origin) : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    public Uri Origin => origin;

    public HttpClient Http { get; } = new() { BaseAddress = origin };

    public TimeSpan StartToFirstAnswer { get; set; }

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Sends a login as the loads do.</summary>
    public async Task<(int Status, string Body)> LoginAsync()
    {
        using var content = new StringContent("""{"username":"John","password":"password123"}""", Encoding.UTF8,
            MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await Http.PostAsync($"{server.BasePath}/login?projectId=bench", content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <exception cref="InvalidOperationException">The answer is not a login's.</exception>
    public async Task CheckAsync()
    {
        var (status, body) = await LoginAsync();
        if (status != 200 || !body.Contains("login_url",
            StringComparison.Ordinal)) throw new InvalidOperationException($"{server.Name} answered {status} {body}");
    }

    /// <summary>Tries until there is an answer; the pause between two tries leaves the cores to the server.</summary>
    public async Task<TimeSpan> FirstAnswerAsync(long started)
    {
        while (Stopwatch.GetElapsedTime(started) < StartTimeout)
        {
            if (process.HasExited) throw new InvalidOperationException($"{server.Name} ended with {process.ExitCode} before it answered");
            try
            {
                await LoginAsync();
                return Stopwatch.GetElapsedTime(started);
            }
            catch (HttpRequestException e) when (e.GetBaseException() is SocketException or IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1));
            }
        }

        throw new InvalidOperationException($"{server.Name} did not answer within {StartTimeout.TotalSeconds} s");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
