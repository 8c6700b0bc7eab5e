using System.Security.Cryptography.X509Certificates;
using WireMock.Server;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Engine;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Reload;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Hosting;

/// <summary>Composes the parts of a server; the parts for admin requests and watched files are created on first use.</summary>
internal sealed class ServerComposition : IAsyncDisposable
{
    private readonly Lazy<Reloads> _reloads;
    private readonly WireMockHost _host;
    private readonly ExpressLane _lane;
    private readonly StaticMappings _static;
    private readonly DocumentedMappings? _documented;
    private readonly string? _root;

    /// <summary>Composes a server, which is not started yet.</summary>
    public ServerComposition(CompositionOptions options)
    {
        var (projects, time, address) = (options.Projects, options.Time, options.Address);
        Projects = projects;
        var selection = new ProjectSelection(projects);
        var api = new LoginApi(selection, options.Replay);
        var journals = new Journals(options.Journal, projects, time, options.Served);
        var folder = new MappingFolder(options.RootDirectory);
        _root = options.RootDirectory;
        _host = new WireMockHost(folder, options.Certificate);
        _documented = options.Replay ? new DocumentedMappings() : null;
        var own = new Lazy<OperationMappings>(() => new OperationMappings(api));
        _lane = _documented is null
            ? new ExpressLane(server => own.Value.Restore(server), server => own.Value.AreOthersIn(server))
            : new ExpressLane(_documented.Restore, _ => true);
        _static = new StaticMappings(folder, _host, _lane);
        _reloads = new Lazy<Reloads>(() => new Reloads(time, Console.Error));
        var key = options.AdminKey is null ? null : new AdminKey(options.AdminKey);
        var callers = new CallerRules(key, address);
        var admin = new Lazy<AdminApi>(() =>
        {
            var wireMock = new WireMockEndpoints(_host, _lane, _static, key);
            var handlers = new AdminHandlers(
                new MockEndpoints(projects, journals, wireMock, time),
                new ProjectEndpoints(projects, time),
                new UserEndpoints(projects),
                new ScriptEndpoints(projects),
                new ClockEndpoints(projects),
                new InboxEndpoint(projects, time),
                new PollEndpoints(projects, journals, address),
                new JournalEndpoints(journals, new JournalStream(journals, projects, time), projects, time),
                new CoverageEndpoints(Coverage),
                new ReloadEndpoint(_reloads.Value, time),
                new RequestEndpoints(journals, _host, _lane, time),
                wireMock);
            return new AdminApi(handlers, callers, options.Stopping);
        });
        Pipeline = new Pipeline(
            api, admin, new ConsolePage(callers), projects, selection, _lane, new StubLane(_host, _documented, key, options.Stopping),
            new AnswerDelivery(time, options.Stopping), journals, address, Coverage, Console.Error);
    }

    public Projects Projects { get; }

    public ContractCoverage Coverage { get; } = new();

    public Pipeline Pipeline { get; }

    /// <summary>Reads the file of projects, and watches it.</summary>
    /// <exception cref="InvalidDataException">The file is not valid; the message says where and why.</exception>
    public void ReadProjects(string file) => _reloads.Value.Follow(file, new ConfiguredProjects(file, Projects).Read);

    /// <summary>Starts the server.</summary>
    /// <exception cref="InvalidDataException">A file of mappings is not valid; the message says which and why.</exception>
    public async Task StartAsync(ListenSockets sockets, CancellationToken cancellationToken)
    {
        await _host.StartAsync(sockets, Pipeline.HandleAsync, answersBeforeOpen: _root is null && _documented is null, cancellationToken);
        if (_root is not null) _reloads.Value.Follow(_root, _static.Read);
        if (_documented is not null) Hold(logSize: 0);
        _host.Open();
    }

    /// <summary>Sends all requests through WireMock.Net from now on.</summary>
    /// <param name="logSize">The number of requests that WireMock.Net's own log keeps.</param>
    public WireMockServer Hold(int logSize)
    {
        using (_lane.Suspend(_host))
        {
            _lane.Close();
            _host.SetLogSize(logSize);
        }

        return _host.Server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_reloads.IsValueCreated) _reloads.Value.Dispose();
        await _host.DisposeAsync();
    }
}

/// <summary>The options of a server.</summary>
internal sealed record CompositionOptions
{
    public required Projects Projects { get; init; }

    public required JournalOptions Journal { get; init; }

    /// <summary>The folder of static mappings; null: none.</summary>
    public string? RootDirectory { get; init; }

    /// <summary>Whether the answers of the contract replace the flows.</summary>
    public bool Replay { get; init; }

    /// <summary>The key that admin requests must send; null: none.</summary>
    public string? AdminKey { get; init; }

    /// <summary>The certificate for https; null: none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The address of the mock, as its users know it.</summary>
    public OwnOrigin Address { get; init; } = OwnOrigin.OfRequests;

    /// <summary>Called for each entry of a journal, and for each message that arrives later; null: none.</summary>
    public Action<ServedRequest>? Served { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Canceled when the server stops, to end held requests and streams.</summary>
    public CancellationToken Stopping { get; init; }
}
