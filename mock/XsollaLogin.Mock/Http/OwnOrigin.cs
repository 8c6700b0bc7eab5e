using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace XsollaLogin.Mock.Http;

/// <summary>The origin of the mock, as its users know it.</summary>
/// <param name="publicOrigin">The origin behind a proxy; null: it is not given.</param>
/// <param name="isForwarded">Whether a proxy sends its address in headers.</param>
internal sealed class OwnOrigin(string? publicOrigin, bool isForwarded)
{
    private static readonly Lazy<ForwardedHeadersMiddleware> Forwarders = new(NewForwarders);

    /// <summary>The address that the client calls: there is no proxy.</summary>
    public static OwnOrigin OfRequests { get; } = new(publicOrigin: null, isForwarded: false);

    /// <summary>The given origin behind a proxy; null: none.</summary>
    public string? Public => publicOrigin;

    /// <summary>Whether a proxy sends its address in headers.</summary>
    public bool IsForwarded => isForwarded;

    /// <summary>Whether the mock is behind a proxy, so that every caller looks local.</summary>
    public bool IsBehindProxy => publicOrigin is not null || isForwarded;

    /// <summary>Returns the origin in links and cookies of a request.</summary>
    public string Of(HttpRequest request) => publicOrigin ?? (isForwarded ? Forwarded(request) : null) ?? Urls.OriginOf(request.Scheme, request.Host);

    /// <summary>Returns the origin that the headers name; null if browsers cannot open it.</summary>
    private static string? Forwarded(HttpRequest request)
    {
        // A copy, because the caller rules, stubs and the journal must see the request as it came.
        var copy = new DefaultHttpContext { Request = { Scheme = request.Scheme, Host = request.Host } };
        foreach (var name in (string[])[ForwardedHeadersDefaults.XForwardedProtoHeaderName, ForwardedHeadersDefaults.XForwardedHostHeaderName])
        {
            if (request.Headers.TryGetValue(name, out var value)) copy.Request.Headers[name] = value;
        }

        Forwarders.Value.ApplyForwarders(copy);
        return copy.Request.Scheme is "http" or "https" ? Urls.OriginOf(copy.Request.Scheme, copy.Request.Host) : null;
    }

    private static ForwardedHeadersMiddleware NewForwarders()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        // In a network of containers, the address of the proxy is not known; who sets the option trusts it.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        return new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options));
    }
}
