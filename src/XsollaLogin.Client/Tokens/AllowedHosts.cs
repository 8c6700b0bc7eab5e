namespace XsollaLogin.Client.Tokens;

/// <summary>The hosts that may receive the user's token, over https or on this machine.</summary>
public sealed class AllowedHosts
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a list of allowed hosts.</summary>
    /// <param name="names">The exact names of the hosts, at least one, such as <c>api.example.com</c>, without scheme and port.</param>
    /// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
    public AllowedHosts(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
        {
            if (Uri.CheckHostName(name) == UriHostNameType.Unknown)
            {
                throw new ArgumentException($"'{name}' is not a host name. Use a name such as api.example.com, without scheme, port and path.", nameof(names));
            }

            _names.Add(name);
        }

        if (_names.Count == 0) throw new ArgumentException("At least one host that may receive the user's token is required.", nameof(names));
    }

    /// <summary>The names of the hosts.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Returns whether the token may be sent to an address.</summary>
    /// <param name="address">The address of a request.</param>
    /// <returns>True for an allowed host; false for any other host.</returns>
    /// <exception cref="InvalidOperationException">
    /// The host is allowed, but the address uses http and is not on this machine, so that others could read the token.
    /// </exception>
    public bool Allow(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true } || !_names.Contains(address.Host)) return false;
        if (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) return true;
        var server = address.GetLeftPart(UriPartial.Authority);
        throw new InvalidOperationException($"The user's token is not sent to {server}: the address is neither https nor on this machine. Use https.");
    }
}
