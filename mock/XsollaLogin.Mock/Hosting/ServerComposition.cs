using WireMock.Admin.Mappings;
using WireMock.Matchers.Request;
using WireMock.Server;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Journal.Calls;
using XsollaLogin.Mock.Reload;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Hosting;

/// <summary>The parts of a server. What only admin requests and watched files need is made on first use.</summary>
internal sealed class ServerComposition : IAsyncDisposable
{
    private readonly Lazy<Reloads> _reloads;
    private readonly WireMockHost _host;
    private readonly ExpressLane _lane;
    private readonly StaticMappings _static;

    /// <param name="stopping">Ends what would go on for ever.</param>
    public ServerComposition(MockLoginServerOptions options, CancellationToken stopping)
    {
        var time = options.TimeProvider;
        Projects = new Projects(time, options.Strict, options.IdleProjects);
        var selection = new ProjectSelection(Projects, time);
        var api = new LoginApi(selection, options.Replay);
        var journals = new Journals(new JournalOptions(options.JournalSize, options.ShowSecrets), Projects, selection, time);
        var folder = new MappingFolder(options.RootDirectory);
        _host = new WireMockHost(folder);
        var documented = options.Replay ? new DocumentedMappings() : null;
        var own = new Lazy<OperationMappings>(() => new OperationMappings(api));
        _lane = documented is null
            ? new ExpressLane(server => own.Value.Restore(server), server => own.Value.AreOthersIn(server))
            : new ExpressLane(documented.Restore, _ => true);
        _static = new StaticMappings(folder, _host, _lane);
        _reloads = new Lazy<Reloads>(() => new Reloads(time, Console.Error));
        var admin = new Lazy<AdminApi>(() => new AdminApi(
            [
                new ProjectEndpoints(Projects, time),
                new JournalCalls(journals, new JournalStream(journals, time, stopping), Projects, time),
                new RequestCalls(journals, request => MatcherOf(request), operation => MappingId.Of(operation.Id), time),
                new CoverageCalls(Coverage),
                new ReloadCalls(_reloads.Value, time),
                new DocumentCalls(),
                new WireMockAdmin(_host, _lane, _static),
            ],
            new CallerRules(options.AdminKey is null ? null : new AdminKey(options.AdminKey))));
        Pipeline = new Pipeline(
            api, admin, new AdminPages(time, Projects), new MailedLinks(Projects), _lane, new StubLane(_host, documented),
            new AnswerDelivery(time), journals, Coverage, Console.Error);
    }

    public Projects Projects { get; }

    public ContractCoverage Coverage { get; } = new();

    public Pipeline Pipeline { get; }

    /// <exception cref="InvalidDataException">The file of projects is not right; the message says where and why.</exception>
    public void ReadProjects(string file) => _reloads.Value.Follow(file, new ConfiguredProjects(file, Projects).Read);

    /// <exception cref="InvalidDataException">A file of mappings is not right; the message says which and why.</exception>
    public async Task StartAsync(ListenSockets sockets, MockLoginServerOptions options, CancellationToken cancellationToken)
    {
        await _host.StartAsync(sockets, Pipeline.HandleAsync, isReady: options is { RootDirectory: null, Replay: false }, cancellationToken);
        if (options.RootDirectory is { } root) _reloads.Value.Follow(root, _static.Read);
        if (options.Replay) Hold(logSize: 0);
        _host.Open();
    }

    /// <summary>Has all requests pass through WireMock.Net from now on.</summary>
    /// <param name="logSize">How many of them its own log keeps.</param>
    public WireMockServer Hold(int logSize)
    {
        using (_lane.Leave(_host))
        {
            _lane.Close();
            _host.KeepLog(logSize);
        }

        return _host.Server;
    }

    /// <summary>WireMock.Net makes matchers of mappings only: of one that is disabled, and does not stay.</summary>
    private IRequestMatcher MatcherOf(RequestModel request)
    {
        var id = Guid.NewGuid();
        using (_lane.Leave(_host))
        {
            _host.Server.WithMapping(new MappingModel { Guid = id, IsDisabled = true, Request = request, Response = new ResponseModel() });
            var matcher = _host.Server.Mappings.Single(mapping => mapping.Guid == id).RequestMatcher;
            _host.Server.DeleteMapping(id);
            return matcher;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_reloads.IsValueCreated) _reloads.Value.Dispose();
        await _host.DisposeAsync();
    }
}
