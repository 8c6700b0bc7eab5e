using System.Text;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace XsollaLogin.Mock.Http;

/// <summary>Kestrel by itself: making a host with its services takes longer than all else that the mock does when it starts.</summary>
internal sealed class WebServer : IDisposable
{
    private const int LongestHead = 256 * 1024;
    private const int MostHeaders = 1000;
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    private readonly KestrelServer _kestrel;
    private readonly ICollection<string> _addresses;

    public WebServer(IEnumerable<string> urls)
    {
        var quiet = NullLoggerFactory.Instance;
        _kestrel = new KestrelServer(Options.Create(KestrelOptions()), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), quiet), quiet);
        _addresses = _kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        foreach (var url in urls) _addresses.Add(url);
    }

    /// <summary>Where it listens; once it has started, with the ports that were free.</summary>
    public IEnumerable<string> Urls => _addresses;

    public Task StartAsync(Func<HttpContext, Task> handle, CancellationToken cancellationToken) => _kestrel.StartAsync(new RequestContexts(handle), cancellationToken);

    /// <summary>Stops listening and lets running requests end for a moment.</summary>
    public async Task StopAsync()
    {
        using var timeout = new CancellationTokenSource(ShutdownTimeout);
        await _kestrel.StopAsync(timeout.Token);
    }

    public void Dispose() => _kestrel.Dispose();

    private static KestrelServerOptions KestrelOptions() => new()
    {
        AddServerHeader = false,
        // What Kestrel refuses by itself it answers with nothing, not even CORS. So it refuses little: the rules of the contract have words for it.
        Limits =
        {
            MaxRequestBodySize = null,
            MaxRequestLineSize = LongestHead,
            MaxRequestHeadersTotalSize = LongestHead,
            MaxRequestHeaderCount = MostHeaders,
        },
        RequestHeaderEncodingSelector = _ => Encoding.Latin1,
    };
}
