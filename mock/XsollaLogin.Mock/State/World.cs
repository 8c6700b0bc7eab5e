using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.State;

/// <summary>One Login project: its settings and all that its users have done. Worlds share nothing.</summary>
/// <remarks>Its parts are made when they are first needed: a server holds a hundred thousand worlds, and most use few of them.</remarks>
internal sealed class World
{
    private const int MostSecrets = 100_000;

    private readonly Lock _applying = new();
    private WorldSettings _settings = WorldSettings.Default;
    private ScriptedAnswers? _answers;
    private long _lastUsed;

    public World(string projectId, TimeProvider time)
    {
        ProjectId = projectId;
        Clock = new WorldClock(time);
        Ids = new Ids(projectId, _settings.Seed, drawn: 0);
        Tokens = new UserTokens(this);
    }

    public string ProjectId { get; }

    public WorldSettings Settings => Volatile.Read(ref _settings);

    public WorldClock Clock { get; }

    public Ids Ids { get; private set; }

    public UserTokens Tokens { get; }

    public Users Users { get; } = new();

    public FailedLogIns FailedLogIns { get; } = new();

    public Inbox Inbox => field ?? Kept(ref field, new(Clock));

    public ScriptedAnswers Answers => _answers ?? Kept(ref _answers, new());

    /// <summary>Whether an answer waits for somebody's call.</summary>
    public bool HasAnswers => Volatile.Read(ref _answers) is { Count: > 0 };

    /// <summary>What was asked of the project.</summary>
    public RequestJournal Journal => field ?? Kept(ref field, new());

    public CodeOperations Codes => field ?? Kept(ref field, new(Clock));

    /// <summary>The user of each SSO session, by cookie.</summary>
    public TakeOnce<string> Sessions => field ?? Kept(ref field, new(Clock, MostSecrets));

    public TakeOnce<Grant> AuthorizationCodes => field ?? Kept(ref field, new(Clock, MostSecrets));

    public TakeOnce<Grant> RefreshTokens => field ?? Kept(ref field, new(Clock, MostSecrets));

    /// <summary>The user of each reset code.</summary>
    public TakeOnce<string> ResetCodes => field ?? Kept(ref field, new(Clock, MostSecrets));

    /// <summary>What the links in messages lead to.</summary>
    public TakeOnce<Link> Links => field ?? Kept(ref field, new(Clock, MostSecrets));

    /// <summary>When the world was last asked for, in the server's own time.</summary>
    public long LastUsed
    {
        get => Volatile.Read(ref _lastUsed);
        set => Volatile.Write(ref _lastUsed, value);
    }

    /// <summary>Takes new settings without losing what users have done; another seed changes the ids that come from now on.</summary>
    public void Apply(WorldSettings settings)
    {
        lock (_applying)
        {
            var before = Settings;
            var reseeded = settings.Seed is { } seed && seed != before.Seed;
            if (reseeded) Ids = new Ids(ProjectId, settings.Seed, Ids.Drawn);
            Volatile.Write(ref _settings, settings);
            // After the settings: a log-in meanwhile must not leave a key of the old ones.
            if (reseeded) Tokens.PrivateKey = null;
            new SeededUsers(this).Apply(settings, before);
        }
    }

    /// <summary>Lets whoever waits go on: the world is being replaced or dropped.</summary>
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

    /// <summary>The whole world, to be put back later, here or in another mock.</summary>
    public WorldSnapshot Save()
    {
        var (here, onTheWay) = Inbox.All();
        return new WorldSnapshot
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
            FailedLogIns = FailedLogIns.All(),
            ScriptedAnswers = Answers.All(),
            // Last: whatever the lists above refer to was drawn before.
            Drawn = Ids.Drawn,
        };
    }

    public static World Restore(string projectId, WorldSnapshot saved, TimeProvider time)
    {
        var world = new World(projectId, time) { _settings = saved.Settings, Ids = new Ids(saved.Key, saved.Drawn, saved.Settings.Seed is not null) };
        world.Clock.Advance(TimeSpan.FromSeconds(saved.ClockAheadSeconds));
        world.Users.Restore(saved.Users);
        world.Tokens.PrivateKey = saved.PrivateKey;
        foreach (var operation in saved.Codes) world.Codes.Start(operation);
        world.Sessions.Restore(saved.Sessions);
        world.AuthorizationCodes.Restore(saved.AuthorizationCodes);
        world.RefreshTokens.Restore(saved.RefreshTokens);
        world.ResetCodes.Restore(saved.ResetCodes);
        world.Links.Restore(saved.Links);
        foreach (var message in saved.Messages) world.Inbox.Put(message);
        foreach (var late in saved.MessagesOnTheWay) world.Inbox.PutLater(late.Message, TimeSpan.FromSeconds(late.InSeconds));
        foreach (var (login, count) in saved.FailedLogIns) world.FailedLogIns.Add(login, count);
        world.Answers.TryAdd(saved.ScriptedAnswers);
        return world;
    }

    /// <summary>Of two that are made at once, the first is everybody's.</summary>
    private static T Kept<T>(ref T? part, T made)
        where T : class => Interlocked.CompareExchange(ref part, made, null) ?? made;
}
