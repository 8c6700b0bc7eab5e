using System.Collections.Concurrent;
using System.Globalization;

namespace XsollaLogin.Mock.State;

/// <summary>All projects, which are created on first use and dropped when they are unused for a time.</summary>
/// <param name="strict">Whether only configured projects exist.</param>
/// <param name="idle">The time without use after which a project is dropped.</param>
internal sealed class Projects(TimeProvider time, bool strict, TimeSpan idle)
{
    private readonly ConcurrentDictionary<string, Project> _byProject = new();
    private readonly ConcurrentDictionary<long, ConcurrentDictionary<string, byte>> _projectsByClient = new();
    private long _nextSweep;
    private TaskCompletionSource? _nextMade;
    private long _messagesFrom;

    /// <summary>The configured settings, which projects have from the start and after a reset.</summary>
    private volatile IReadOnlyDictionary<string, ProjectSettings> _configured = new Dictionary<string, ProjectSettings>();

    /// <summary>Applies the settings of all configured projects. A project that is no longer configured keeps its state.</summary>
    /// <param name="configured">The settings by project.</param>
    /// <param name="changed">The projects with changed settings; they are created now, so that their clients are known before the first request.</param>
    public void Configure(IReadOnlyDictionary<string, ProjectSettings> configured, IReadOnlyCollection<string> changed)
    {
        _configured = configured;
        foreach (var projectId in changed)
        {
            if (_byProject.TryGetValue(projectId, out var project)) Apply(configured[projectId], project);
            else Make(projectId);
        }
    }

    /// <summary>Returns the project with an id, and creates it if necessary; null if the mock is strict and the project is not configured.</summary>
    public Project? Of(string projectId)
    {
        if (!_byProject.TryGetValue(projectId, out var project))
        {
            if (!CanExist(projectId)) return null;
            project = Make(projectId);
        }

        project.LastUsed = time.GetTimestamp();
        SweepNowAndThen(project.LastUsed);
        return project;
    }

    /// <summary>
    /// Returns the project that knows the OAuth 2.0 client. A client that none knows joins the only configured project if this accepts any client, or
    /// else a project named by its id.
    /// </summary>
    /// <param name="holds">Selects one if several projects know the client.</param>
    /// <param name="joined">Whether the client joined its project by this call.</param>
    public Project? OfClient(long clientId, Func<Project, bool> holds, out bool joined)
    {
        joined = false;
        if (!_projectsByClient.TryGetValue(clientId, out var projects))
        {
            var id = OnlyConfigured() ?? clientId.ToString(CultureInfo.InvariantCulture);
            joined = !_byProject.ContainsKey(id) || _configured.ContainsKey(id);
            if (_configured.ContainsKey(id)) Remember(clientId, id);
            return Of(id);
        }

        var known = projects.Keys.Select(id => Find(id) ?? (_configured.ContainsKey(id) ? Of(id) : null)).OfType<Project>().ToList();
        var meant = known.FirstOrDefault(holds) ?? known.FirstOrDefault();
        return Of(meant?.ProjectId ?? clientId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The id of the only project of the configuration, if it accepts any client; else null. Projects that are made by use or by the admin API do not
    /// count, because the project of a client would depend on the order of parallel tests.
    /// </summary>
    private string? OnlyConfigured() =>
        _configured is { Count: 1 } configured && configured.Single() is var (id, settings) && (Find(id)?.Settings ?? settings).Clients is [] ? id : null;

    /// <summary>Remembers that a project knows a client.</summary>
    public void Remember(long clientId, string projectId) => _projectsByClient.GetOrAdd(clientId, static _ => new())[projectId] = 0;

    public Project Configure(string projectId, ProjectSettings settings)
    {
        var project = Make(projectId);
        project.LastUsed = time.GetTimestamp();
        Apply(settings, project);
        return project;
    }

    /// <summary>Changes the settings of a project; of parallel changes, none is lost.</summary>
    /// <param name="change">Returns the new settings; if it throws, nothing is changed.</param>
    public void Change(Project project, Func<ProjectSettings, ProjectSettings> change)
    {
        project.Apply(change);
        RememberClients(project.Settings, project);
    }

    /// <summary>Replaces a project.</summary>
    public void Put(Project project)
    {
        project.LastUsed = time.GetTimestamp();
        foreach (var clientId in project.KnownClients) Remember(clientId, project.ProjectId);
        _byProject.TryGetValue(project.ProjectId, out var replaced);
        _byProject[project.ProjectId] = project;
        replaced?.End();
        TellMade();
    }

    public IEnumerable<Project> All => _byProject.Values;

    public Project? Find(string projectId) => _byProject.GetValueOrDefault(projectId);

    /// <summary>Finds a project for a reader, who does not create it.</summary>
    /// <param name="made">Completes when a project is created; the reader then looks again.</param>
    public Project? Find(string projectId, out Task made)
    {
        // Before the search, because otherwise the project could be created unnoticed between the two.
        made = LazyInitializer.EnsureInitialized(ref _nextMade, static () => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        return Find(projectId);
    }

    /// <summary>Whether the project exists or its first use would create it.</summary>
    public bool CanExist(string projectId) => !strict || _byProject.ContainsKey(projectId) || _configured.ContainsKey(projectId);

    public bool Drop(string projectId)
    {
        if (!_configured.ContainsKey(projectId))
        {
            foreach (var projects in _projectsByClient.Values) projects.TryRemove(projectId, out _);
        }

        KeepMessagesFrom(projectId);
        if (!_byProject.TryRemove(projectId, out var dropped)) return false;
        dropped.End();
        return true;
    }

    /// <summary>
    /// Returns the number after which a new project with this id numbers its messages: above those of all dropped projects and of the one that it replaces,
    /// so that a reader of an earlier project misses none.
    /// </summary>
    public long MessagesFrom(string projectId) => Math.Max(Volatile.Read(ref _messagesFrom), Find(projectId)?.LastMessage ?? 0);

    /// <summary>The number of pending long polls.</summary>
    public int WaitingPolls => _byProject.Values.Sum(project => project.Clock.CountWaiting());

    public void Reset()
    {
        foreach (var projectId in _byProject.Keys) Drop(projectId);
        _projectsByClient.Clear();
        foreach (var projectId in _configured.Keys) Make(projectId);
    }

    private Project Make(string projectId)
    {
        if (_byProject.TryGetValue(projectId, out var known)) return known;
        var made = new Project(projectId, time) { LastUsed = time.GetTimestamp(), MessagesFrom = MessagesFrom(projectId) };
        var configured = _configured;
        if (configured.TryGetValue(projectId, out var settings)) Apply(settings, made);
        var project = _byProject.GetOrAdd(projectId, made);
        // The settings changed meanwhile, and did not reach this project.
        if (!ReferenceEquals(configured, _configured) && _configured.TryGetValue(projectId, out settings)) Apply(settings, project);
        TellMade();
        return project;
    }

    private void KeepMessagesFrom(string projectId)
    {
        while (Volatile.Read(ref _messagesFrom) is var before && MessagesFrom(projectId) is var last && last > before)
        {
            if (Interlocked.CompareExchange(ref _messagesFrom, last, before) == before) return;
        }
    }

    private void TellMade()
    {
        if (Volatile.Read(ref _nextMade) is not null) Interlocked.Exchange(ref _nextMade, null)?.TrySetResult();
    }

    private void Apply(ProjectSettings settings, Project project)
    {
        project.Apply(_ => settings);
        RememberClients(settings, project);
    }

    private void RememberClients(ProjectSettings settings, Project project)
    {
        foreach (var client in settings.Clients) Remember(client.ClientId, project.ProjectId);
    }

    private void SweepNowAndThen(long now)
    {
        var next = Volatile.Read(ref _nextSweep);
        if (now < next || Interlocked.CompareExchange(ref _nextSweep, now + ((long)idle.TotalSeconds * time.TimestampFrequency / 4), next) != next) return;
        foreach (var (projectId, project) in _byProject)
        {
            if (project.Clock.CountWaiting() == 0 && time.GetElapsedTime(project.LastUsed, now) > idle) Drop(projectId);
        }
    }
}
