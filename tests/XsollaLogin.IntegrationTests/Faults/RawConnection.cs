using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>A connection to the mock that shows each byte and the end of the connection, which HttpClient hides.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Uri _mock;
    private readonly string _host;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    private RawConnection(Uri mock, string host) => (_mock, _host) = (mock, host);

    /// <param name="host">The header Host of the requests; null sends that of the mock.</param>
    public static async Task<RawConnection> ToAsync(Uri mock, string? host = null)
    {
        var connection = new RawConnection(mock, host ?? mock.Authority);
        await connection._socket.ConnectAsync(mock.Host, mock.Port, TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>Sends all requests at once, before the first is answered.</summary>
    public Task SendAsync(params ExampleRequest[] requests) => SendAsync([.. requests.Select(request => request.ToMessage())]);

    public async Task SendAsync(IReadOnlyList<HttpRequestMessage> requests)
    {
        var text = new StringBuilder();
        foreach (var message in requests)
        {
            var body = message.Content is null ? "" : await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            text.Append(CultureInfo.InvariantCulture, $"{message.Method} {new Uri(_mock, message.RequestUri!).PathAndQuery} HTTP/1.1\r\nHost: {_host}\r\n");
            if (message.Content is not null) text.Append(CultureInfo.InvariantCulture,
                $"Content-Type: {message.Content.Headers.ContentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
            text.Append(CultureInfo.InvariantCulture, $"{message.Headers}\r\n{body}");
        }

        await SendAsync(text.ToString());
    }

    /// <summary>Reads the first line of the answer and does not wait for the rest.</summary>
    public async Task<string> ReadLineAsync()
    {
        var line = new List<byte>();
        var buffer = new byte[1];
        while (await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) > 0 && buffer[0] != '\r') line.Add(buffer[0]);
        return Encoding.UTF8.GetString([.. line]);
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Reads until the connection ends.</summary>
    /// <returns>The received text, and <see cref="SocketError.Success"/> if the connection was closed in order.</returns>
    public async Task<(string Text, SocketError End)> ReadToEndAsync()
    {
        var received = new List<byte>();
        var buffer = new byte[4096];
        try
        {
            while (await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var read) received.AddRange(buffer[..read]);
            return (Encoding.UTF8.GetString([.. received]), SocketError.Success);
        }
        catch (SocketException end)
        {
            return (Encoding.UTF8.GetString([.. received]), end.SocketErrorCode);
        }
    }

    public void Dispose() => _socket.Dispose();
}
