using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.State;

/// <summary>One Login project: its settings and all that its users have done. Projects share nothing.</summary>
/// <remarks>Its parts are made when they are first needed: a server holds a hundred thousand projects, and most use few of them.</remarks>
internal sealed class Project
{
    private const int MostSecrets = 100_000;

    private readonly Lock _applying = new();
    private ProjectSettings _settings = ProjectSettings.Default;
    private ScriptedAnswers? _answers;
    private long _lastUsed;

    public Project(string projectId, TimeProvider time)
    {
        ProjectId = projectId;
        Clock = new ProjectClock(time);
        Ids = new Ids(projectId, _settings.Seed, drawn: 0);
        Tokens = new UserTokens(this);
    }

    public string ProjectId { get; }

    public ProjectSettings Settings => Volatile.Read(ref _settings);

    public ProjectClock Clock { get; }

    public Ids Ids { get; private set; }

    public UserTokens Tokens { get; }

    public Users Users { get; } = new();

    public FailedLogins FailedLogins { get; } = new();

    public Inbox Inbox => field ?? Kept(ref field, new(Clock));

    public ScriptedAnswers Answers => _answers ?? Kept(ref _answers, new());

    /// <summary>Whether an answer waits for somebody's call.</summary>
    public bool HasAnswers => Volatile.Read(ref _answers) is { Count: > 0 };

    /// <summary>What was asked of the project.</summary>
    public RequestJournal Journal => field ?? Kept(ref field, new());

    public CodeOperations Codes => field ?? Kept(ref field, new(Clock));

    /// <summary>The user of each SSO session, by cookie.</summary>
    public OneTimeStore<string> Sessions => field ?? Kept(ref field, new(Clock, MostSecrets));

    public OneTimeStore<Grant> AuthorizationCodes => field ?? Kept(ref field, new(Clock, MostSecrets));

    public OneTimeStore<Grant> RefreshTokens => field ?? Kept(ref field, new(Clock, MostSecrets));

    /// <summary>The user of each reset code.</summary>
    public OneTimeStore<string> ResetCodes => field ?? Kept(ref field, new(Clock, MostSecrets));

    /// <summary>What the links in messages lead to.</summary>
    public OneTimeStore<Link> Links => field ?? Kept(ref field, new(Clock, MostSecrets));

    /// <summary>When the project was last asked for, in the server's own time.</summary>
    public long LastUsed
    {
        get => Volatile.Read(ref _lastUsed);
        set => Volatile.Write(ref _lastUsed, value);
    }

    /// <summary>Takes new settings without losing what users have done; another seed changes the ids that come from now on.</summary>
    public void Apply(ProjectSettings settings)
    {
        lock (_applying)
        {
            var before = Settings;
            var reseeded = settings.Seed is { } seed && seed != before.Seed;
            if (reseeded) Ids = new Ids(ProjectId, settings.Seed, Ids.Drawn);
            Volatile.Write(ref _settings, settings);
            // After the settings: a login meanwhile must not leave a key of the old ones.
            if (reseeded) Tokens.PrivateKey = null;
            new SeededUsers(this).Apply(settings, before);
        }
    }

    /// <summary>Lets whoever waits go on: the project is being replaced or dropped.</summary>
    public void End()
    {
        Clock.End();
        Inbox.Wake();
        Journal.End();
    }

    /// <summary>The OAuth 2.0 clients that the settings name or that hold a grant.</summary>
    public IEnumerable<long> KnownClients =>
        Settings.Clients.Select(client => client.ClientId)
            .Concat(AuthorizationCodes.All().Concat(RefreshTokens.All()).Select(kept => kept.Value.ClientId).OfType<long>());

    /// <summary>The whole project, to be put back later, here or in another mock.</summary>
    public ProjectSnapshot Save()
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
            Sessions = Sessions.All(),
            AuthorizationCodes = AuthorizationCodes.All(),
            RefreshTokens = RefreshTokens.All(),
            ResetCodes = ResetCodes.All(),
            Links = Links.All(),
            Messages = here,
            MessagesOnTheWay = onTheWay,
            FailedLogins = FailedLogins.All(),
            ScriptedAnswers = Answers.All(),
            // Last: whatever the lists above refer to was drawn before.
            Drawn = Ids.Drawn,
        };
    }

    public static Project Restore(string projectId, ProjectSnapshot saved, TimeProvider time)
    {
        var project = new Project(projectId, time) { _settings = saved.Settings, Ids = new Ids(saved.Key, saved.Drawn, saved.Settings.Seed is not null) };
        project.Clock.Advance(TimeSpan.FromSeconds(saved.ClockAheadSeconds));
        project.Users.Restore(saved.Users);
        project.Tokens.PrivateKey = saved.PrivateKey;
        foreach (var operation in saved.Codes) project.Codes.Start(operation);
        project.Sessions.Restore(saved.Sessions);
        project.AuthorizationCodes.Restore(saved.AuthorizationCodes);
        project.RefreshTokens.Restore(saved.RefreshTokens);
        project.ResetCodes.Restore(saved.ResetCodes);
        project.Links.Restore(saved.Links);
        foreach (var message in saved.Messages) project.Inbox.Put(message);
        foreach (var late in saved.MessagesOnTheWay) project.Inbox.PutLater(late.Message, TimeSpan.FromSeconds(late.InSeconds));
        foreach (var (login, count) in saved.FailedLogins) project.FailedLogins.Add(login, count);
        project.Answers.TryAdd(saved.ScriptedAnswers);
        return project;
    }

    /// <summary>Of two that are made at once, the first is everybody's.</summary>
    private static T Kept<T>(ref T? part, T made)
        where T : class => Interlocked.CompareExchange(ref part, made, null) ?? made;
}
