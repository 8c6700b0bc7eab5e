using System.Net.Sockets;
using System.Text;

namespace XsollaLogin.UnitTests;

/// <summary>A server that sends the beginning of a response to each request, and nothing more until it is disposed.</summary>
internal sealed class StallingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    private StallingServer(string beginning)
    {
        _listener.Start();
        _serving = ServeAsync(beginning);
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>Completes when the beginning of a response was sent.</summary>
    public Task Stalled => _stalled.Task;

    public static StallingServer After(HttpStatusCode status, string body, int length = 500) =>
        new($"HTTP/1.1 {(int)status} Some\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync(string beginning)
    {
        var open = new List<TcpClient>();
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                open.Add(client);
                // The requests of these tests arrive in one or two packets, which need not be read to the end before the response.
                _ = await client.GetStream().ReadAsync(buffer, _end.Token);
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(beginning), _end.Token);
                _stalled.TrySetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
        finally
        {
            open.ForEach(client => client.Dispose());
        }
    }
}
