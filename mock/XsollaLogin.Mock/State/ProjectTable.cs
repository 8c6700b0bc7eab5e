using System.Collections.Concurrent;

namespace XsollaLogin.Mock.State;

/// <summary>The projects of a server by id, by OAuth 2.0 client, and in the order of their last use.</summary>
internal sealed class ProjectTable
{
    // More than a server can draw. A place beyond it, from a snapshot that was changed by hand, does not count for other projects.
    private const long MostTokensFrom = long.MaxValue / 4;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Project> _byId = new();
    private readonly LinkedList<Project> _byUse = [];
    private readonly ClientIndex _clients = new();
    private Project? _newest;
    private long _messagesFrom;
    private long _tokensFrom;

    public int Count => _byUse.Count;

    public IEnumerable<Project> All => _byId.Values;

    public Project? Find(string projectId) => _byId.GetValueOrDefault(projectId);

    /// <summary>Adds a project.</summary>
    /// <returns>The project with this id: the given one, or one that was added before.</returns>
    public Project Add(Project made)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(made.ProjectId, out var known)) return known;
            Insert(made);
            return made;
        }
    }

    /// <summary>Adds a project in place of the one with the same id.</summary>
    public void Put(Project project)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(project.ProjectId, out var replaced)) Retire(replaced);
            // Tokens since its snapshot may still be valid: a logout must revoke them, too.
            project.Ids.ContinueFrom(_tokensFrom);
            Insert(project);
        }
    }

    /// <summary>Removes a project and ends all waits in it.</summary>
    /// <returns>False if it was removed before.</returns>
    public bool Remove(Project project)
    {
        lock (_gate)
        {
            if (!_byId.TryRemove(new(project.ProjectId, project))) return false;
            Retire(project);
            return true;
        }
    }

    /// <summary>Removes all projects.</summary>
    /// <returns>Their number.</returns>
    public int Clear()
    {
        lock (_gate)
        {
            var all = _byUse.ToList();
            foreach (var project in all) Remove(project);
            return all.Count;
        }
    }

    /// <summary>Notes the use of a project.</summary>
    /// <returns>False if it was removed.</returns>
    public bool Use(Project project)
    {
        // The usual case of one project needs no lock.
        if (Volatile.Read(ref _newest) == project) return true;
        lock (_gate)
        {
            MoveToEnd(project);
            return Has(project);
        }
    }

    /// <summary>Removes the project that was used least recently, of those that may go.</summary>
    /// <param name="isOld">Whether a project is old enough; the search ends at the first that is not.</param>
    /// <param name="mayGo">Whether an old project may go; one that may not is taken for used.</param>
    /// <returns>False if no project was removed.</returns>
    public bool RemoveOldest(Func<Project, bool> isOld, Func<Project, bool> mayGo)
    {
        lock (_gate)
        {
            for (var left = _byUse.Count; left > 0 && _byUse.First!.Value is var oldest && isOld(oldest); left--)
            {
                if (mayGo(oldest)) return Remove(oldest);
                MoveToEnd(oldest);
            }

            return false;
        }
    }

    /// <summary>Notes that a project was used with a client.</summary>
    public void UseClient(Project project, long clientId)
    {
        lock (_gate)
        {
            if (Has(project)) _clients.Use(project, clientId);
        }
    }

    /// <summary>Notes the clients that the settings of a project list now.</summary>
    public void ListClients(Project project)
    {
        lock (_gate)
        {
            if (Has(project)) _clients.List(project, ClientsIn(project));
        }
    }

    /// <summary>Finds the project that listed a client last, and the one that was used with it last.</summary>
    public (Project? Listing, Project? Using) FindByClient(long clientId)
    {
        lock (_gate) return _clients.Find(clientId);
    }

    /// <summary>Whether a project lists the client or was used with it.</summary>
    public bool KnowsClient(Project project, long clientId)
    {
        lock (_gate) return _clients.Knows(project, clientId);
    }

    private static long[] ClientsIn(Project project) => [.. project.Settings.Clients.Select(client => client.ClientId)];

    /// <summary>Whether the project was added and not removed since.</summary>
    private static bool Has(Project project) => project.Place is { List: not null };

    private void Insert(Project project)
    {
        project.NumberMessagesAfter(_messagesFrom);
        project.Place = _byUse.AddLast(project);
        _newest = project;
        // Before it can be found, because a request that names only the client would otherwise make another project.
        _clients.List(project, ClientsIn(project));
        foreach (var clientId in project.ClientsOfGrants()) _clients.Use(project, clientId);
        _byId[project.ProjectId] = project;
    }

    /// <summary>
    /// Keeps the number of the last message, so that a reader of this project misses none of a later one with the same id, and the last place in the order of
    /// tokens.
    /// </summary>
    private void Retire(Project project)
    {
        _byUse.Remove(project.Place!);
        _newest = _byUse.Last?.Value;
        _clients.Forget(project);
        _messagesFrom = Math.Max(_messagesFrom, project.End());
        if (project.Ids.Drawn < MostTokensFrom) _tokensFrom = Math.Max(_tokensFrom, project.Ids.Drawn);
    }

    private void MoveToEnd(Project project)
    {
        if (!Has(project)) return;
        _byUse.Remove(project.Place!);
        _byUse.AddLast(project.Place!);
        _newest = project;
    }
}
