namespace XsollaLogin.Tests.Projects;

/// <summary>The URL at which a browser lands after a login, a mailed link or a redirect, parsed.</summary>
public sealed class LandingUrl
{
    private readonly Dictionary<string, string> _query;

    public LandingUrl(string? url)
    {
        var uri = new Uri(url ?? throw new ArgumentNullException(nameof(url)));
        WithoutQuery = uri.GetLeftPart(UriPartial.Path);
        Fragment = uri.Fragment;
        _query = new(WireText.Parse(uri.Query.TrimStart('?')));
    }

    public string WithoutQuery { get; }

    public string Fragment { get; }

    /// <summary>The names in the query, in order.</summary>
    public IEnumerable<string> Names => _query.Keys;

    public string this[string name] =>
        _query.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"{WithoutQuery} has no {name}, but {string.Join(", ", Names)}.");

    public string? Find(string name) => _query.GetValueOrDefault(name);
}
