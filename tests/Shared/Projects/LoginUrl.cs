namespace XsollaLogin.Tests.Projects;

/// <summary>The URL that a login ends with, parsed.</summary>
public sealed class LoginUrl
{
    private readonly Dictionary<string, string> _query;

    public LoginUrl(string? url)
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
