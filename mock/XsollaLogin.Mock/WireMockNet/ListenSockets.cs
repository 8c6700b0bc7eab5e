using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>The sockets that the server listens on, bound before WireMock.Net starts, because WireMock.Net takes 10 seconds to report a port in use.</summary>
internal sealed class ListenSockets : IDisposable
{
    private const int Backlog = 512;

    private readonly Dictionary<EndPoint, Socket> _free = [];
    private readonly List<string> _urls = [];
    private readonly HashSet<string> _hostUrls = [];

    /// <summary>Binds the sockets.</summary>
    /// <param name="urls">The URLs, in the form of <see cref="ListenUrl"/>.</param>
    /// <exception cref="IOException">A port is in use, or this machine does not have an address.</exception>
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

    /// <summary>The URLs that the server listens on, with the actual ports in place of 0.</summary>
    public IReadOnlyList<string> Urls => _urls;

    /// <summary>The URLs for WireMock.Net, which takes each loopback address for <c>localhost</c> and binds both.</summary>
    public string[] HostUrls => [.. _hostUrls];

    /// <summary>Makes Kestrel listen on these sockets and no others.</summary>
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

    /// <summary>Binds a socket; false if the machine does not have the address, for example without IPv6.</summary>
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
        // Kestrel uses the IPv6 address for all addresses of the machine.
        _free.Add(new IPEndPoint(address.Equals(IPAddress.Any) ? IPAddress.IPv6Any : address, port), socket);
        // A socket that is bound but does not listen shares its port with others.
        socket.Listen(Backlog);
        return port;
    }
}
