using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>Parses addresses to listen on. Other host names are not allowed, because Kestrel would listen on all interfaces.</summary>
internal static class ListenUrl
{
    private const string Expected = "must be http://host:port or https://host:port with localhost, an IP address or *, such as http://localhost:5080";

    /// <summary>Parses an address, and returns why it is not valid.</summary>
    public static bool TryParse(string url, [NotNullWhen(true)] out string? parsed, [NotNullWhen(false)] out string? problem)
    {
        parsed = Parse(url);
        problem = parsed is null ? $"'{url}' {Expected}" : null;
        return parsed is not null;
    }

    /// <summary>Returns the URL by which a client on this machine reaches the server.</summary>
    public static string Reachable(string url) =>
        BindingAddress.Parse(url) is { Host: "[::]" or "0.0.0.0" } any ? $"{any.Scheme}://localhost:{any.Port}" : url;

    /// <summary>Whether other machines can reach the server.</summary>
    public static bool IsOpen(string url) =>
        BindingAddress.Parse(url).Host is not "localhost" and var host && !IPAddress.IsLoopback(IPAddress.Parse(host));

    // BindingAddress reads the URL as Kestrel does; Uri does not know the host *.
    private static string? Parse(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }

        var scheme = address.Scheme.ToLowerInvariant();
        if (scheme != Uri.UriSchemeHttp && scheme != Uri.UriSchemeHttps) return null;
        if (address.Port is < 0 or > ushort.MaxValue || !IsAllOf(url, address)) return null;
        var host = address.Host;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            // Kestrel cannot pick one free port for both loopback interfaces, which is what localhost means to it.
            return address.Port == 0 ? $"{scheme}://127.0.0.1:0" : $"{scheme}://localhost:{address.Port}";
        }

        if (host is "*" or "+") return $"{scheme}://[::]:{address.Port}";
        if (!IPAddress.TryParse(host, out var ip)) return null;
        return ip.AddressFamily == AddressFamily.InterNetwork ? $"{scheme}://{ip}:{address.Port}"
            : host is ['[', .., ']'] ? $"{scheme}://[{ip}]:{address.Port}"
            : null;
    }

    /// <summary>Whether the URL has no other parts, such as a path or a port that is not a number.</summary>
    private static bool IsAllOf(string url, BindingAddress address)
    {
        var whole = $"{address.Scheme}://{address.Host}";
        var given = url.EndsWith('/') ? url[..^1] : url;
        return given.Equals(whole, StringComparison.OrdinalIgnoreCase) || given.Equals($"{whole}:{address.Port}", StringComparison.OrdinalIgnoreCase);
    }
}
