using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using XsollaLogin.Benchmarks.Servers;

namespace XsollaLogin.Benchmarks.Start;

/// <summary>One start of a program, ended after its first answer.</summary>
internal static class FirstAnswer
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    /// <summary>The pause between two tries: a try costs some microseconds, and the cores belong to the program.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(1);

    /// <exception cref="InvalidOperationException">The program ended, did not answer or sent another answer.</exception>
    public static TimeSpan Measure(Server server, FirstRequest request)
    {
        var port = FreePort.Find();
        var bytes = request.Bytes(server.BasePath);
        var answer = new byte[16 * 1024];
        var started = Stopwatch.GetTimestamp();
        using var process = server.Launch(port);
        try
        {
            using var connection = Connect(new IPEndPoint(IPAddress.Loopback, port), process, started);
            connection.Send(bytes);
            var length = connection.Receive(answer);
            var took = Stopwatch.GetElapsedTime(started);
            for (var more = length; more > 0; length += more) more = connection.Receive(answer, length, answer.Length - length, SocketFlags.None);
            var text = Encoding.UTF8.GetString(answer, 0, length);
            return request.IsAnsweredBy(text) ? took : throw new InvalidOperationException($"{server.Name} answered {text}");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static Socket Connect(IPEndPoint endpoint, Process process, long started)
    {
        while (Stopwatch.GetElapsedTime(started) < StartTimeout && !process.HasExited)
        {
            var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Connect(endpoint);
                return socket;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
            {
                socket.Dispose();
                Thread.Sleep(BetweenTries);
            }
        }

        throw new InvalidOperationException(process.HasExited
            ? $"the program ended with {process.ExitCode} before it listened"
            : $"the program did not listen within {StartTimeout.TotalSeconds} s");
    }
}
