using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>The projects of all authorization codes and refresh tokens of a server, so that an exchange need not ask every project.</summary>
internal sealed class GrantIndex
{
    private readonly Lock _gate = new();

    /// <summary>The project of each key; a set of projects if a snapshot was restored in several.</summary>
    private readonly Dictionary<StoredKey, object> _holders = [];

    /// <summary>Returns the projects that have the key.</summary>
    public IReadOnlyCollection<Project> HoldersOf(string key)
    {
        lock (_gate)
        {
            return _holders.GetValueOrDefault(new StoredKey(key, prefix: "")) switch
            {
                Project one => [one],
                HashSet<Project> several => [.. several],
                _ => [],
            };
        }
    }

    public void Add(StoredKey key, Project project)
    {
        lock (_gate)
        {
            if (_holders.TryAdd(key, project)) return;
            if (_holders[key] is HashSet<Project> several) several.Add(project);
            else if (_holders[key] != project) _holders[key] = new HashSet<Project> { (Project)_holders[key], project };
        }
    }

    public void Remove(IReadOnlyCollection<StoredKey> keys, Project project)
    {
        lock (_gate)
        {
            foreach (var key in keys) Remove(key, project);
        }
    }

    private void Remove(StoredKey key, Project project)
    {
        if (!_holders.TryGetValue(key, out var holders)) return;
        if (holders == project || (holders is HashSet<Project> several && several.Remove(project) && several.Count == 0)) _holders.Remove(key);
    }
}

/// <summary>The part of a <see cref="GrantIndex"/> that belongs to a project.</summary>
internal sealed class GrantsOfProject(GrantIndex index, Project project)
{
    public void Add(StoredKey key) => index.Add(key, project);

    public void Remove(IReadOnlyCollection<StoredKey> keys) => index.Remove(keys, project);
}
