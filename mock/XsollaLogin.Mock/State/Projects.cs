using System.Globalization;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.State;

/// <summary>All projects, which are created on first use and dropped when they are unused for a time.</summary>
/// <param name="strict">Whether only configured projects exist.</param>
/// <param name="idle">The time without use after which a project is dropped.</param>
internal sealed class Projects(TimeProvider time, bool strict, TimeSpan idle)
{
    /// <summary>The number of projects that are not configured; beyond it, the one that was used least recently is dropped.</summary>
    public const int Most = 100_000;

    /// <summary>The largest size of the state of all projects, in bytes; beyond it, projects are dropped in the same order.</summary>
    public const int MostBytes = 1024 * 1024 * 1024;

    private readonly ProjectTable _table = new();
    private readonly ServerState _server = new(time);
    private long _nextSweep;
    private long _dropped;
    private TaskCompletionSource? _nextMade;

    /// <summary>The configured settings, which projects have from the start and after a reset.</summary>
    private volatile Configuration _configured = new(new Dictionary<string, ProjectSettings>());

    /// <summary>The last sweep, which drops the idle projects beside the requests.</summary>
    internal Task Swept { get; private set; } = Task.CompletedTask;

    /// <summary>The size of the state of all projects, without their journals.</summary>
    public StateSize Size => _server.Size;

    /// <summary>The entries of all journals.</summary>
    public EntryOrder Entries => _server.Entries;

    /// <summary>Applies the settings of all configured projects. A project that is no longer configured keeps its state.</summary>
    /// <param name="configured">The settings by project.</param>
    /// <param name="changed">The projects with changed settings; they are created now, so that their clients are known before the first request.</param>
    public void Configure(IReadOnlyDictionary<string, ProjectSettings> configured, IReadOnlyCollection<string> changed)
    {
        _configured = new Configuration(configured);
        var now = time.GetTimestamp();
        foreach (var projectId in changed)
        {
            if (FindInUse(projectId, now) is { } project) Change(project, _ => configured[projectId]);
            else Make(projectId);
        }
    }

    /// <summary>Returns the project with an id, and creates it if necessary; null if the mock is strict and the project is not configured.</summary>
    public Project? Of(string projectId)
    {
        var now = time.GetTimestamp();
        var project = FindInUse(projectId, now) ?? (CanExist(projectId) ? Make(projectId) : null);
        if (project is not null) MakeRoom(project, now);
        return project;
    }

    /// <summary>
    /// Returns the project that knows the OAuth 2.0 client. A client that none knows joins the only configured project if this accepts any client, or
    /// else a project named by its id.
    /// </summary>
    /// <param name="holder">The project that has the grant of the request; null: no project that may be meant has it.</param>
    /// <param name="joined">Whether the client joined its project by this call.</param>
    public Project? OfClient(long clientId, Project? holder, out bool joined)
    {
        joined = false;
        if ((holder?.ProjectId ?? KnowerOf(clientId)) is { } known) return Of(known);
        var id = NewProjectOf(clientId);
        joined = _configured.Has(id) || Find(id) is null;
        if (Of(id) is not { } project) return null;
        if (_configured.Has(id)) UseClient(project, clientId);
        return project;
    }

    /// <summary>Finds the project that <see cref="OfClient"/> would return, for a reader: the client joins none, and none is created.</summary>
    public Project? FindByClient(long clientId) => Find(KnowerOf(clientId) ?? NewProjectOf(clientId));

    private string? KnowerOf(long clientId) =>
        _table.FindByClient(clientId) is var (listing, used) ? listing?.ProjectId ?? _configured.Listing(clientId) ?? used?.ProjectId : null;

    /// <summary>
    /// The id of the project that a client joins if none knows it. Projects that are made by use or by the admin API do not count, because the project of a
    /// client would depend on the order of parallel tests.
    /// </summary>
    private string NewProjectOf(long clientId) => _configured.Only is var (id, settings) && (Find(id)?.Settings ?? settings).Clients is []
        ? id
        : clientId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Notes that a project was used with a client.</summary>
    public void UseClient(Project project, long clientId) => _table.UseClient(project, clientId);

    public Project Configure(string projectId, ProjectSettings settings)
    {
        var now = time.GetTimestamp();
        var project = FindInUse(projectId, now) ?? Make(projectId);
        MakeRoom(project, now);
        Change(project, _ => settings);
        return project;
    }

    /// <summary>Returns the settings with which the project would be created.</summary>
    public ProjectSettings SettingsOfNew(string projectId) => _configured.Find(projectId) ?? ProjectSettings.Default;

    /// <summary>Changes the settings of a project; of parallel changes, none is lost.</summary>
    /// <param name="change">Returns the new settings; if it throws, nothing is changed.</param>
    public void Change(Project project, Func<ProjectSettings, ProjectSettings> change)
    {
        project.Apply(change);
        _table.ListClients(project);
    }

    /// <summary>Whether a project lists the client or was used with it.</summary>
    public bool Knows(Project project, long clientId) => _table.KnowsClient(project, clientId);

    /// <summary>Returns the projects that have the authorization code or the refresh token.</summary>
    public IEnumerable<Project> HoldersOf(string? code, string? refreshToken) =>
        _server.Grants.HoldersOf(code ?? "").Concat(_server.Grants.HoldersOf(refreshToken ?? ""));

    /// <summary>Returns an empty project for a request that names none.</summary>
    public Project Nameless()
    {
        var project = new Project("", _server);
        project.Size.Leave();
        return project;
    }

    /// <summary>Restores a project from a snapshot, in place of the one with the same id.</summary>
    public void Restore(string projectId, ProjectSnapshot snapshot)
    {
        var project = Project.Restore(projectId, snapshot, _server);
        project.LastUsed = time.GetTimestamp();
        _table.Put(project);
        DropBeyondMost(project);
        TellMade();
    }

    public IEnumerable<Project> All => _table.All;

    /// <summary>The projects that the next sweep will not drop.</summary>
    public IEnumerable<Project> InUse => _table.All.Where(project => !IsIdle(project, time.GetTimestamp()));

    /// <summary>The number of projects that were dropped because there were too many.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Finds a project; one that the next sweep will drop does not exist any more.</summary>
    public Project? Find(string projectId) => _table.Find(projectId) is { } project && !IsIdle(project, time.GetTimestamp()) ? project : null;

    /// <summary>Finds a project for a reader, who does not create it.</summary>
    /// <param name="made">Completes when a project is created; the reader then looks again.</param>
    public Project? Find(string projectId, out Task made)
    {
        // Before the search, because otherwise the project could be created unnoticed between the two.
        made = LazyInitializer.EnsureInitialized(ref _nextMade, static () => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        return Find(projectId);
    }

    /// <summary>Whether the project exists or its first use would create it.</summary>
    public bool CanExist(string projectId) =>
        PathSegment.ProblemOf(projectId) is null && (!strict || Find(projectId) is not null || _configured.Has(projectId));

    public bool Drop(string projectId) => Find(projectId) is { } project && _table.Remove(project);

    /// <summary>The number of pending long polls.</summary>
    public int WaitingPolls => _table.All.Sum(project => project.Clock.CountWaiting());

    /// <summary>Drops all projects; configured ones begin again.</summary>
    /// <returns>The number of dropped projects.</returns>
    public int Reset()
    {
        var dropped = _table.Clear();
        Volatile.Write(ref _dropped, 0);
        foreach (var projectId in _configured.Ids) Make(projectId);
        return dropped;
    }

    /// <summary>Finds a project and notes its use; drops it if the next sweep would.</summary>
    private Project? FindInUse(string projectId, long now)
    {
        var project = _table.Find(projectId);
        if (project is null) return null;
        if (IsIdle(project, now))
        {
            // The sweep may have dropped it at the same time.
            _table.Remove(project);
            return null;
        }

        project.LastUsed = now;
        // It may have been dropped since it was found.
        return _table.Use(project) ? project : null;
    }

    /// <summary>Drops other projects if all together are too large, and idle ones now and then.</summary>
    private void MakeRoom(Project used, long now)
    {
        if (_server.Size.Bytes > MostBytes) DropBeyondMost(used);
        SweepNowAndThen(now);
    }

    private Project Make(string projectId)
    {
        var configured = _configured;
        var made = new Project(projectId, _server) { LastUsed = time.GetTimestamp() };
        if (configured.Find(projectId) is { } settings) made.Apply(_ => settings);
        var project = _table.Add(made);
        if (project != made) made.Size.Leave();
        DropBeyondMost(project);
        // The settings changed meanwhile, and did not reach this project.
        if (!ReferenceEquals(configured, _configured) && _configured.Find(projectId) is { } changed) Change(project, _ => changed);
        TellMade();
        return project;
    }

    private void DropBeyondMost(Project used)
    {
        var configured = _configured;
        while ((_table.Count > Most + configured.Count || _server.Size.Bytes > MostBytes)
            && _table.RemoveOldest(_ => true, project => project != used && !configured.Has(project.ProjectId) && project.Clock.CountWaiting() == 0))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    private void TellMade()
    {
        if (Volatile.Read(ref _nextMade) is not null) Interlocked.Exchange(ref _nextMade, null)?.TrySetResult();
    }

    private bool IsIdle(Project project, long now) => time.GetElapsedTime(project.LastUsed, now) > idle && project.Clock.CountWaiting() == 0;

    private void SweepNowAndThen(long now)
    {
        var next = Volatile.Read(ref _nextSweep);
        if (now < next || !Swept.IsCompleted) return;
        if (Interlocked.CompareExchange(ref _nextSweep, now + ((long)idle.TotalSeconds * time.TimestampFrequency / 4), next) == next)
            Swept = Task.Run(() => Sweep(now));
    }

    private void Sweep(long now)
    {
        var dropped = 0;
        // One at a time, because requests that create a project wait meanwhile.
        while (_table.RemoveOldest(project => time.GetElapsedTime(project.LastUsed, now) > idle, mayGo: project => IsIdle(project, now))) dropped++;
        ReleasedMemory.GiveBack(dropped);
    }
}
