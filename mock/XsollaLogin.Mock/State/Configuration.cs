namespace XsollaLogin.Mock.State;

/// <summary>The settings of the configured projects.</summary>
internal sealed class Configuration(IReadOnlyDictionary<string, ProjectSettings> settings)
{
    private readonly ILookup<long, string> _listing =
        settings.SelectMany(project => project.Value.Clients, (project, client) => (client.ClientId, project.Key))
            .ToLookup(pair => pair.ClientId, pair => pair.Key, ClientIdComparer.Instance);

    public int Count => settings.Count;

    public IEnumerable<string> Ids => settings.Keys;

    /// <summary>The only configured project; null if there is none, or if there are several.</summary>
    public (string Id, ProjectSettings Settings)? Only => settings.Count == 1 && settings.Single() is var (id, only) ? (id, only) : null;

    public bool Has(string projectId) => settings.ContainsKey(projectId);

    public ProjectSettings? Find(string projectId) => settings.GetValueOrDefault(projectId);

    /// <summary>Returns a project that lists the client; null: none.</summary>
    public string? Listing(long clientId) => _listing[clientId].FirstOrDefault();
}
