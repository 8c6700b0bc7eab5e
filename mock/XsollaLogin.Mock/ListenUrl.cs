using System.Diagnostics.CodeAnalysis;

namespace XsollaLogin.Mock;

/// <summary>An address to listen on, in the forms that Kestrel takes; a host name it does not know would mean every interface to it.</summary>
internal static class ListenUrl
{
    private const string Expected = "must be http://host:port with localhost, an IP address or *, such as http://localhost:5080";

    public static bool TryParse(string url, [NotNullWhen(true)] out string? parsed, [NotNullWhen(false)] out string? problem)
    {
        var anyHost = url.StartsWith("http://*", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://+", StringComparison.OrdinalIgnoreCase);
        var valid = Uri.TryCreate(anyHost ? $"http://[::]{url[8..]}" : url, UriKind.Absolute, out var uri) && IsHttp(uri);
        problem = valid ? null : $"'{url}' {Expected}";

        // Kestrel cannot pick one free port for both loopback interfaces, which is what localhost means to it.
        parsed = !valid ? null : $"http://{(uri is { Host: "localhost", Port: 0 } ? "127.0.0.1" : uri!.Host)}:{uri.Port}";
        return valid;
    }

    private static bool IsHttp(Uri uri) =>
        uri is { Scheme: "http", PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6);

    /// <summary>Where a client on this machine reaches a server that listens at the address.</summary>
    public static Uri Reachable(string address)
    {
        var uri = new UriBuilder(address);
        if (uri.Host is "[::]" or "0.0.0.0") uri.Host = "localhost";
        return uri.Uri;
    }
}
