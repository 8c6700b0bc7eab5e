using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>An address to listen on, in the forms that Kestrel takes; a host name it does not know would mean every interface to it.</summary>
internal static class ListenUrl
{
    private const string Expected = "must be http://host:port with localhost, an IP address or *, such as http://localhost:5080";

    public static bool TryParse(string url, [NotNullWhen(true)] out string? parsed, [NotNullWhen(false)] out string? problem)
    {
        parsed = Parse(url);
        problem = parsed is null ? $"'{url}' {Expected}" : null;
        return parsed is not null;
    }

    /// <summary>Where a client on this machine reaches a server that listens at the address.</summary>
    public static string Reachable(string url) => BindingAddress.Parse(url) is { Host: "[::]" or "0.0.0.0" } any ? $"{any.Scheme}://localhost:{any.Port}" : url;

    /// <summary>Whether other machines reach it, too.</summary>
    public static bool IsOpen(string url) => BindingAddress.Parse(url).Host is not "localhost" and var host && !IPAddress.IsLoopback(IPAddress.Parse(host));

    // Nothing here by Uri: Kestrel gets along without it, and its first use takes a tenth of a start.
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

        if (!address.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || address.Port is < 0 or > ushort.MaxValue || !IsAllOf(url, address)) return null;
        var host = address.Host;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            // Kestrel cannot pick one free port for both loopback interfaces, which is what localhost means to it.
            return address.Port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{address.Port}";
        }

        if (host is "*" or "+") return $"http://[::]:{address.Port}";
        if (!IPAddress.TryParse(host, out var ip)) return null;
        return ip.AddressFamily == AddressFamily.InterNetwork ? $"http://{ip}:{address.Port}" : host is ['[', .., ']'] ? $"http://[{ip}]:{address.Port}" : null;
    }

    /// <summary>No path, and no port that is read although it is not one.</summary>
    private static bool IsAllOf(string url, BindingAddress address)
    {
        var whole = $"{address.Scheme}://{address.Host}";
        var given = url.EndsWith('/') ? url[..^1] : url;
        return given.Equals(whole, StringComparison.OrdinalIgnoreCase) || given.Equals($"{whole}:{address.Port}", StringComparison.OrdinalIgnoreCase);
    }
}
