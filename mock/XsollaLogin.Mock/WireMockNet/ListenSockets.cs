using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>The sockets that the server listens on. Bound before WireMock.Net starts, which takes 10 seconds to report a port in use.</summary>
internal sealed class ListenSockets : IDisposable
{
    private const int Backlog = 512;

    private readonly Dictionary<EndPoint, Socket> _free = [];
    private readonly List<string> _urls = [];
    private readonly HashSet<string> _hostUrls = [];

    /// <param name="urls">As <see cref="ListenUrl"/> gives them.</param>
    /// <exception cref="IOException">A port is in use, or an address is not this machine's.</exception>
    public ListenSockets(IEnumerable<string> urls)
    {
        try
        {
            foreach (var url in urls) Listen(url);
        }
        catch (SocketException e)
        {
            Dispose();
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>Where the server listens, with the ports that were free in place of 0.</summary>
    public IReadOnlyList<string> Urls => _urls;

    /// <summary>What WireMock.Net is told; it takes each loopback address for <c>localhost</c> and asks for both.</summary>
    public string[] HostUrls => [.. _hostUrls];

    /// <summary>Has Kestrel listen on these sockets and no others.</summary>
    public void Supply(SocketTransportOptions options) => options.CreateBoundListenSocket = endPoint =>
        _free.Remove(endPoint, out var socket) ? socket : throw new SocketException((int)SocketError.AddressNotAvailable);

    public void Dispose()
    {
        foreach (var socket in _free.Values) socket.Dispose();
        _free.Clear();
    }

    private void Listen(string url)
    {
        var address = BindingAddress.Parse(url);
        var port = address.Port;
        if (address.Host == "localhost")
        {
            if (!TryListen(IPAddress.Loopback, port) & !TryListen(IPAddress.IPv6Loopback, port))
                throw new SocketException((int)SocketError.AddressNotAvailable);
        }
        else
        {
            port = Listen(IPAddress.Parse(address.Host), port);
        }

        _urls.Add($"{address.Scheme}://{address.Host}:{port}");
        var host = address.Host switch
        {
            "127.0.0.1" or "[::1]" => "localhost",
            "[::]" => "0.0.0.0",
            var other => other,
        };
        _hostUrls.Add($"{address.Scheme}://{host}:{port}");
    }

    /// <summary>False where the machine has no such address, as one without IPv6.</summary>
    private bool TryListen(IPAddress address, int port)
    {
        try
        {
            Listen(address, port);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return false;
        }
    }

    private int Listen(IPAddress address, int port)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(address, port));
        port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        // Kestrel asks for any address by that of IPv6.
        _free.Add(new IPEndPoint(address.Equals(IPAddress.Any) ? IPAddress.IPv6Any : address, port), socket);
        // A socket that is only bound shares its port with others that are.
        socket.Listen(Backlog);
        return port;
    }
}
