namespace XsollaLogin.Mock.State;

/// <summary>The OAuth 2.0 clients that projects list in their settings or were used with. Not thread-safe: <see cref="ProjectTable"/> locks it.</summary>
/// <remarks>Links lead both ways, so that a project is forgotten without a search among the clients of others.</remarks>
internal sealed class ClientIndex
{
    /// <summary>The number of clients that a project learns by use; beyond it, the one that was used least recently is forgotten.</summary>
    public const int MostByUse = 1000;

    private readonly Dictionary<long, Knowers> _byClient = new(ClientIdComparer.Instance);
    private readonly Dictionary<Project, Clients> _byProject = [];

    /// <summary>The number of clients that projects know.</summary>
    public int Count => _byClient.Count;

    /// <summary>Finds the project that listed the client last, and the one that was used with it last.</summary>
    public (Project? Listing, Project? Using) Find(long clientId) =>
        _byClient.TryGetValue(clientId, out var knowers) ? (knowers.Listing.Last?.Value, knowers.Using.Last?.Value) : default;

    /// <summary>Whether the project lists the client or was used with it.</summary>
    public bool Knows(Project project, long clientId) => _byProject.TryGetValue(project, out var clients) && clients.Places.ContainsKey(clientId);

    /// <summary>Notes that a project was used with a client.</summary>
    public void Use(Project project, long clientId)
    {
        var clients = ClientsOf(project);
        if (!clients.Places.TryGetValue(clientId, out var place))
        {
            if (clients.Used.Count == MostByUse) Remove(clients, clients.Used.First!.Value);
            Add(project, clients, clientId, isListed: false);
        }
        else if (place.Used is { } used)
        {
            MoveToEnd(used);
            MoveToEnd(place.Knower);
        }
    }

    /// <summary>Notes the clients that the settings of a project list now.</summary>
    public void List(Project project, IReadOnlyCollection<long> listed)
    {
        if (listed.Count == 0 && !_byProject.ContainsKey(project)) return;
        var clients = ClientsOf(project);
        foreach (var before in clients.Places.Where(place => place.Value.Used is null).Select(place => place.Key).ToList())
        {
            Remove(clients, before);
            // It may still be meant: settings without clients accept any.
            Use(project, before);
        }

        foreach (var clientId in listed)
        {
            Remove(clients, clientId);
            Add(project, clients, clientId, isListed: true);
        }
    }

    /// <summary>Forgets a project with its clients.</summary>
    public void Forget(Project project)
    {
        if (!_byProject.Remove(project, out var clients)) return;
        foreach (var clientId in clients.Places.Keys.ToList()) Remove(clients, clientId);
    }

    private Clients ClientsOf(Project project)
    {
        if (!_byProject.TryGetValue(project, out var clients)) _byProject.Add(project, clients = new Clients());
        return clients;
    }

    private void Add(Project project, Clients clients, long clientId, bool isListed)
    {
        if (!_byClient.TryGetValue(clientId, out var knowers)) _byClient.Add(clientId, knowers = new Knowers());
        clients.Places[clientId] = isListed
            ? new Place(knowers.Listing.AddLast(project), Used: null)
            : new Place(knowers.Using.AddLast(project), clients.Used.AddLast(clientId));
    }

    private void Remove(Clients clients, long clientId)
    {
        if (!clients.Places.Remove(clientId, out var place)) return;
        if (place.Used is { } used) clients.Used.Remove(used);
        place.Knower.List!.Remove(place.Knower);
        if (_byClient[clientId] is { Listing.Count: 0, Using.Count: 0 }) _byClient.Remove(clientId);
    }

    private static void MoveToEnd<T>(LinkedListNode<T> node)
    {
        if (node.Next is null) return;
        var list = node.List!;
        list.Remove(node);
        list.AddLast(node);
    }

    /// <summary>The projects that know a client, the last used one at the end.</summary>
    private sealed class Knowers
    {
        public LinkedList<Project> Listing { get; } = [];

        public LinkedList<Project> Using { get; } = [];
    }

    /// <summary>The clients of a project; of those that it was used with, the last used one is at the end.</summary>
    private sealed class Clients
    {
        public Dictionary<long, Place> Places { get; } = new(ClientIdComparer.Instance);

        public LinkedList<long> Used { get; } = [];
    }

    /// <param name="Used">The place among the clients that the project was used with; null: its settings list the client.</param>
    private sealed record Place(LinkedListNode<Project> Knower, LinkedListNode<long>? Used);
}
