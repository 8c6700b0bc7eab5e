namespace XsollaLogin.Client.Tokens;

/// <summary>The hosts that the user's token may be sent to: by https, or on this machine.</summary>
public sealed class AllowedHosts
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>These hosts and no other.</summary>
    /// <param name="names">Such as <c>api.example.com</c>: exact, without a scheme or a port, at least one.</param>
    /// <exception cref="ArgumentException">There is no host, or something that is none.</exception>
    public AllowedHosts(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
        {
            if (Uri.CheckHostName(name) == UriHostNameType.Unknown)
            {
                throw new ArgumentException($"'{name}' is no host: give a name such as api.example.com, without a scheme, a port or a path.", nameof(names));
            }

            _names.Add(name);
        }

        if (_names.Count == 0) throw new ArgumentException("Name at least one host that the user's token may be sent to.", nameof(names));
    }

    /// <summary>The names of the hosts.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Whether the token may be sent there.</summary>
    /// <param name="address">Where a request goes.</param>
    /// <returns>False for any other host.</returns>
    /// <exception cref="InvalidOperationException">The host is allowed, but called by http and not this machine: others could read the token.</exception>
    public bool Allow(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true } || !_names.Contains(address.Host)) return false;
        if (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) return true;
        throw new InvalidOperationException(
            $"The user's token is not sent to {address.GetLeftPart(UriPartial.Authority)}: it is neither https nor this machine. Call the host by https.");
    }
}
