using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.State;

/// <summary>One Login project: its settings and its state. Projects share nothing.</summary>
/// <remarks>Its parts are created on first use, because a server can have a hundred thousand projects, and most use few parts.</remarks>
internal sealed class Project
{
    private const int MostSecrets = 100_000;
    private const int MarkBytes = 6;
    // Without users, messages and journal.
    private const int BytesOfProject = 5 * 1024;

    private readonly Lock _applying = new();
    private readonly ServerState _server;
    private ProjectSettings _settings = ProjectSettings.Default;
    private ScriptedAnswers? _answers;
    private Inbox? _inbox;
    private OneTimeStore<Grant>? _authorizationCodes;
    private OneTimeStore<Grant>? _refreshTokens;
    private long _lastUsed;
    // The first message of the project gets the next number.
    private long _lastMessageBefore;

    public Project(string projectId, ServerState server)
    {
        (ProjectId, _server) = (projectId, server);
        Clock = new ProjectClock(server.Time);
        Ids = new Ids(projectId, _settings.Seed, drawn: 0);
        Tokens = new UserTokens(this);
        Size = new StateSize(server.Size);
        Size.Add(BytesOfProject + StateSize.Of(projectId));
        Users = new Users(Gate, Size);
        FailedLogins = new FailedLogins(Gate, Size);
    }

    public string ProjectId { get; }

    /// <summary>A short text for this project in keys: the same for the same id, and different for almost all others.</summary>
    public string Mark => field ??= Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(ProjectId)).AsSpan(0, MarkBytes));

    public ProjectSettings Settings => Volatile.Read(ref _settings);

    public ProjectClock Clock { get; }

    public Ids Ids { get; private set; }

    public UserTokens Tokens { get; }

    /// <summary>The place in the order of use; set by the <see cref="ProjectTable"/> that has the project.</summary>
    public LinkedListNode<Project>? Place { get; set; }

    /// <summary>The lock of the users, codes, sessions, messages and scripted answers: a snapshot shows all of them at one moment.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The size of the state, without the journal.</summary>
    public StateSize Size { get; }

    public Users Users { get; }

    public FailedLogins FailedLogins { get; }

    public Inbox Inbox => _inbox ?? Set(ref _inbox, new(Clock, _lastMessageBefore, Gate, Size));

    /// <summary>The number of messages in the inbox.</summary>
    public int MessageCount => Volatile.Read(ref _inbox)?.Count ?? 0;

    public ScriptedAnswers Answers => _answers ?? Set(ref _answers, new(Gate));

    /// <summary>Whether a scripted answer is pending.</summary>
    public bool HasAnswers => Volatile.Read(ref _answers) is { Count: > 0 };

    /// <summary>The requests of the project.</summary>
    public RequestJournal Journal => field ?? Set(ref field, new(_server.Entries));

    public CodeOperations Codes => field ?? Set(ref field, new(Clock, Gate, Size));

    /// <summary>The user of each SSO session, by cookie.</summary>
    public OneTimeStore<string> Sessions => field ?? Set(ref field, new(Clock, MostSecrets, Gate, Size, prefix: Mark));

    public OneTimeStore<Grant> AuthorizationCodes => _authorizationCodes ?? Set(ref _authorizationCodes, NewGrants());

    public OneTimeStore<Grant> RefreshTokens => _refreshTokens ?? Set(ref _refreshTokens, NewGrants());

    /// <summary>The user of each reset code.</summary>
    public OneTimeStore<string> ResetCodes => field ?? Set(ref field, new(Clock, MostSecrets, Gate, Size));

    /// <summary>The links in messages, by id.</summary>
    public OneTimeStore<Link> Links => field ?? Set(ref field, new(Clock, MostSecrets, Gate, Size));

    /// <summary>The time of the last request, as a timestamp of the server's clock.</summary>
    public long LastUsed
    {
        get => Volatile.Read(ref _lastUsed);
        set => Volatile.Write(ref _lastUsed, value);
    }

    /// <summary>Changes the settings and keeps the state; a different seed changes the ids from now on.</summary>
    /// <param name="change">Returns the new settings; if it throws, nothing is changed.</param>
    public void Apply(Func<ProjectSettings, ProjectSettings> change)
    {
        lock (_applying)
        {
            var before = Settings;
            var settings = change(before);
            var reseeded = settings.Seed is { } seed && seed != before.Seed;
            if (reseeded) Ids = new Ids(ProjectId, settings.Seed, Ids.Drawn);
            Volatile.Write(ref _settings, settings);
            if (!settings.AppSchemes.SequenceEqual(before.AppSchemes)) Codes.Drop(url => !settings.Allows(url));
            // After the settings, because a parallel login must not create a key by the old ones.
            if (reseeded) Tokens.PrivateKey = null;
            new SeededUsers(this).Apply(settings, before);
        }
    }

    /// <summary>Starts an operation, unless the settings have changed meanwhile and forbid the scheme of its URL.</summary>
    /// <remarks>It is then over at once, as if the change had come after the request.</remarks>
    public void StartCode(CodeOperation operation)
    {
        // The check and the start are one step: Apply must not remove the forbidden codes between them.
        lock (Gate)
        {
            if (Settings.Allows(operation.Target.Url)) Codes.Start(operation);
        }
    }

    /// <summary>Advances the clock; delayed messages may then have arrived.</summary>
    public void Advance(TimeSpan by)
    {
        // Not while a snapshot is taken: it has the clock and what is left until late messages arrive.
        lock (Gate) Clock.Advance(by);
        Inbox.Wake();
    }

    /// <summary>Numbers the messages from here on; for a project that no request has reached yet.</summary>
    /// <param name="last">The last number that is already used.</param>
    public void NumberMessagesAfter(long last)
    {
        _lastMessageBefore = last;
        _inbox?.NumberAfter(last);
    }

    /// <summary>Ends all waits, because the project is replaced or dropped.</summary>
    /// <returns>The number of the last message; there will be no later one.</returns>
    public long End()
    {
        Clock.End();
        Journal.End();
        AuthorizationCodes.LeaveIndex();
        RefreshTokens.LeaveIndex();
        Size.Leave();
        return Inbox.End();
    }

    /// <summary>The OAuth 2.0 clients that have a grant.</summary>
    public IEnumerable<long> ClientsOfGrants() =>
        (_authorizationCodes?.Values() ?? []).Concat(_refreshTokens?.Values() ?? []).Select(grant => grant.Value.ClientId).OfType<long>();

    /// <summary>Returns a snapshot of the whole project at one moment, which can be restored in this mock or another one.</summary>
    public ProjectSnapshot Save()
    {
        lock (_applying)
        {
            lock (Gate) return SaveAll();
        }
    }

    private ProjectSnapshot SaveAll()
    {
        var (here, onTheWay) = Inbox.All();
        return new ProjectSnapshot
        {
            Settings = Settings,
            ClockAheadSeconds = Clock.Ahead.TotalSeconds,
            Key = Ids.RootKey,
            PrivateKey = Tokens.PrivateKey,
            Users = Users.All(),
            Codes = Codes.All(),
            // A user who made room for later ones has left a session.
            Sessions = [.. Sessions.All().Where(session => Users.Find(session.Value) is not null)],
            AuthorizationCodes = AuthorizationCodes.All(),
            RefreshTokens = RefreshTokens.All(),
            ResetCodes = ResetCodes.All(),
            Links = Links.All(),
            Messages = here,
            MessagesOnTheWay = onTheWay,
            FailedLogins = FailedLogins.All(),
            ScriptedAnswers = Answers.All(),
            // Last, because ids are drawn without the lock, and all ids in the lists above must have been drawn before.
            Drawn = Ids.Drawn,
        };
    }

    public static Project Restore(string projectId, ProjectSnapshot saved, ServerState server)
    {
        var project = new Project(projectId, server)
        {
            _settings = saved.Settings,
            Ids = new Ids(saved.Key, saved.Drawn, saved.Settings.Seed is not null),
        };
        project.Clock.Advance(TimeSpan.FromSeconds(saved.ClockAheadSeconds));
        project.Users.Restore(saved.Users);
        project.Tokens.PrivateKey = saved.PrivateKey;
        foreach (var operation in saved.Codes) project.Codes.Start(operation);
        project.Sessions.Restore(saved.Sessions);
        project.AuthorizationCodes.Restore(saved.AuthorizationCodes);
        project.RefreshTokens.Restore(saved.RefreshTokens);
        project.ResetCodes.Restore(saved.ResetCodes);
        project.Links.Restore(saved.Links);
        // The snapshot may be that of a project with another id.
        foreach (var message in saved.Messages) project.Inbox.Put(message with { ProjectId = projectId });
        foreach (var (message, seconds) in saved.MessagesOnTheWay)
            project.Inbox.PutLater(message with { ProjectId = projectId }, TimeSpan.FromSeconds(seconds));
        foreach (var (login, count) in saved.FailedLogins) project.FailedLogins.Add(login, count);
        project.Answers.TryAdd(saved.ScriptedAnswers);
        return project;
    }

    private OneTimeStore<Grant> NewGrants() => new(Clock, MostSecrets, Gate, Size, new GrantsOfProject(_server.Grants, this));

    /// <summary>Sets a part that was created on first use; of two created at the same time, the first one is used.</summary>
    private static T Set<T>(ref T? part, T made)
        where T : class => Interlocked.CompareExchange(ref part, made, null) ?? made;
}
