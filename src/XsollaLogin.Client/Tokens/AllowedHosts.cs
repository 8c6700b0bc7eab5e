namespace XsollaLogin.Client.Tokens;

/// <summary>The hosts that may receive the user's token, over https or on this machine.</summary>
public sealed class AllowedHosts
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a list of allowed hosts.</summary>
    /// <param name="names">
    /// The exact names of the hosts, at least one, such as <c>api.example.com</c> or <c>::1</c>, without scheme and port. All spellings of a host are
    /// equal: upper and lower case, Unicode and Punycode, a final dot, the forms of an IP address.
    /// </param>
    /// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
    public AllowedHosts(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
        {
            _names.Add(Canonical(name) ?? throw new ArgumentException(
                $"'{name}' is not a host name. Use a name such as api.example.com, without scheme, port, path and blanks.", nameof(names)));
        }

        if (_names.Count == 0) throw new ArgumentException("At least one host that may receive the user's token is required.", nameof(names));
    }

    /// <summary>The names of the hosts in one spelling: Punycode, without a final dot, IP addresses in their shortest form, IPv6 in brackets.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Returns whether the token may be sent to an address.</summary>
    /// <param name="address">The address of a request.</param>
    /// <returns>True for an allowed host; false for any other host.</returns>
    /// <exception cref="InvalidOperationException">
    /// The host is allowed, but the address uses http and is not on this machine, so that others could read the token.
    /// </exception>
    public bool Allow(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true } || !_names.Contains(HostOf(address))) return false;
        if (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) return true;
        var server = address.GetLeftPart(UriPartial.Authority);
        throw new InvalidOperationException($"The user's token is not sent to {server}: the address is neither https nor on this machine. Use https.");
    }

    /// <summary>The name as it is in a request to the host; null if it is not a host name.</summary>
    /// <remarks><see cref="Uri"/> reads names and addresses alike, so that both sides of the comparison have the same spelling.</remarks>
    private static string? Canonical(string name)
    {
        var type = Uri.CheckHostName(name);
        if (type == UriHostNameType.Unknown) return null;
        var host = type == UriHostNameType.IPv6 && !name.StartsWith('[') ? $"[{name}]" : name;
        return Uri.TryCreate($"{Uri.UriSchemeHttps}://{host}/", UriKind.Absolute, out var address) ? HostOf(address) : null;
    }

    // Uri.Host has no scope of an IPv6 address; Uri.IdnHost has no brackets.
    private static string HostOf(Uri address) =>
        address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost.TrimEnd('.');
}
