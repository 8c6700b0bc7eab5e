using System.Net.Sockets;
using System.Text.Json;
using XsollaLogin.Benchmarks.Servers;

namespace XsollaLogin.Benchmarks.Probing;

/// <summary>Reads the figures of a server's process. Linux only.</summary>
internal sealed class Probe
{
    public const string Variable = "XSOLLA_LOGIN_PROBE";

    private readonly UnixDomainSocketEndPoint _address;
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public Probe() => _address = new UnixDomainSocketEndPoint(_path);

    /// <summary>The server with the probe inside.</summary>
    public Server Into(Server server) => server with
    {
        Command = port => ["env", $"DOTNET_STARTUP_HOOKS={typeof(Probe).Assembly.Location}", $"{Variable}={_path}", .. server.Command(port)],
    };

    public async Task<Figures> ReadAsync()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(_address);
        await using var stream = new NetworkStream(socket);
        return (await JsonSerializer.DeserializeAsync(stream, FiguresJson.Default.Figures))!;
    }
}
