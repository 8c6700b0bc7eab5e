using System.Collections.Concurrent;
using System.Globalization;

namespace XsollaLogin.Mock.State;

/// <summary>All worlds, made on first use and dropped when nobody has used them for a while.</summary>
/// <param name="strict">Whether only configured projects exist.</param>
/// <param name="idle">After how long unused a world is dropped.</param>
internal sealed class Worlds(TimeProvider time, bool strict, TimeSpan idle)
{
    private readonly ConcurrentDictionary<string, World> _byProject = new();
    private readonly ConcurrentDictionary<long, ConcurrentDictionary<string, byte>> _projectsByClient = new();
    private long _nextSweep;

    /// <summary>Settings that projects have from the start, also after a reset.</summary>
    private volatile IReadOnlyDictionary<string, WorldSettings> _configured = new Dictionary<string, WorldSettings>();

    /// <summary>Takes the settings of all projects that have some. They are made now, so that their clients are known before their first request; what is configured no longer keeps its state.</summary>
    /// <param name="changed">Those whose settings are not as before: a world that is there takes them.</param>
    public void Configure(IReadOnlyDictionary<string, WorldSettings> configured, IReadOnlyCollection<string> changed)
    {
        _configured = configured;
        foreach (var projectId in changed)
        {
            if (_byProject.TryGetValue(projectId, out var world)) Apply(configured[projectId], world);
            else Make(projectId);
        }
    }

    /// <summary>The world of a project; null where worlds have to be configured first and this one is not.</summary>
    public World? Of(string projectId)
    {
        if (!_byProject.TryGetValue(projectId, out var world))
        {
            if (strict && !_configured.ContainsKey(projectId)) return null;
            world = Make(projectId);
        }

        world.LastUsed = time.GetTimestamp();
        SweepNowAndThen(world.LastUsed);
        return world;
    }

    /// <summary>The world that knows the OAuth 2.0 client; where none does, one of the client's own.</summary>
    /// <param name="holds">Decides where several know it.</param>
    public World? OfClient(long clientId, Func<World, bool> holds)
    {
        if (!_projectsByClient.TryGetValue(clientId, out var projects)) return Of(clientId.ToString(CultureInfo.InvariantCulture));
        var known = projects.Keys.Select(id => Find(id) ?? (_configured.ContainsKey(id) ? Of(id) : null)).OfType<World>().ToList();
        var meant = known.FirstOrDefault(holds) ?? known.FirstOrDefault();
        return Of(meant?.ProjectId ?? clientId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A client that was seen with a project is known to it from then on.</summary>
    public void Remember(long clientId, string projectId) => _projectsByClient.GetOrAdd(clientId, static _ => new())[projectId] = 0;

    public World Configure(string projectId, WorldSettings settings)
    {
        var world = Make(projectId);
        world.LastUsed = time.GetTimestamp();
        Apply(settings, world);
        return world;
    }

    /// <summary>Takes a whole world in place of the project's own.</summary>
    public void Put(World world)
    {
        world.LastUsed = time.GetTimestamp();
        foreach (var clientId in world.KnownClients) Remember(clientId, world.ProjectId);
        _byProject.TryGetValue(world.ProjectId, out var replaced);
        _byProject[world.ProjectId] = world;
        replaced?.End();
    }

    public IEnumerable<World> All => _byProject.Values;

    public World? Find(string projectId) => _byProject.GetValueOrDefault(projectId);

    public bool Drop(string projectId)
    {
        if (!_configured.ContainsKey(projectId))
        {
            foreach (var projects in _projectsByClient.Values) projects.TryRemove(projectId, out _);
        }

        if (!_byProject.TryRemove(projectId, out var dropped)) return false;
        dropped.End();
        return true;
    }

    /// <summary>How many long polls are held now.</summary>
    public int WaitingPolls => _byProject.Values.Sum(world => world.Clock.CountWaiting());

    public void Reset()
    {
        foreach (var projectId in _byProject.Keys) Drop(projectId);
        _projectsByClient.Clear();
        foreach (var projectId in _configured.Keys) Make(projectId);
    }

    private World Make(string projectId)
    {
        if (_byProject.TryGetValue(projectId, out var known)) return known;
        var made = new World(projectId, time) { LastUsed = time.GetTimestamp() };
        var configured = _configured;
        if (configured.TryGetValue(projectId, out var settings)) Apply(settings, made);
        var world = _byProject.GetOrAdd(projectId, made);
        // Configured anew meanwhile: this world was not yet there to take it.
        if (!ReferenceEquals(configured, _configured) && _configured.TryGetValue(projectId, out settings)) Apply(settings, world);
        return world;
    }

    private void Apply(WorldSettings settings, World world)
    {
        world.Apply(settings);
        foreach (var client in settings.Clients) Remember(client.ClientId, world.ProjectId);
    }

    private void SweepNowAndThen(long now)
    {
        var next = Volatile.Read(ref _nextSweep);
        if (now < next || Interlocked.CompareExchange(ref _nextSweep, now + ((long)idle.TotalSeconds * time.TimestampFrequency / 4), next) != next) return;
        foreach (var (projectId, world) in _byProject)
        {
            if (world.Clock.CountWaiting() == 0 && time.GetElapsedTime(world.LastUsed, now) > idle) Drop(projectId);
        }
    }
}
