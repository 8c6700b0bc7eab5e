using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Admin.Document;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Export;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Journal.Calls;
using XsollaLogin.Mock.Reload;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.Stubs;
using XsollaLogin.Mock.Stubs.Answering;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.Mock;

/// <summary>
/// A mock of Xsolla Login that runs in this process and answers real HTTP. Several can run side by side: each has a port of its own.
/// <code>
/// await using var mock = await MockLoginServer.StartAsync();
/// using var http = new HttpClient { BaseAddress = mock.BaseAddress };
/// </code>
/// </summary>
public sealed class MockLoginServer : IAsyncDisposable
{
    private const int LongestHead = 256 * 1024;
    private const int MostHeaders = 1000;
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);
    private readonly WebApplication _app;
    private readonly ContractCoverage _coverage;

    private MockLoginServer(WebApplication app)
    {
        _app = app;
        _coverage = app.Services.GetRequiredService<ContractCoverage>();
        Urls = [.. app.Urls.Select(ListenUrl.Reachable)];
        OpenUrls = [.. app.Urls.Where(url => !new Uri(url).IsLoopback)];
        BaseAddress = new Uri(Urls[0], LoginContract.BasePath + "/");
    }

    /// <summary>Where the API answers; ends in <c>/api/</c>, so that relative addresses such as <c>login</c> extend it.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Which operations and which documented answers were reached since the start, as of now; also to be had after the end.</summary>
    public MockCoverage Coverage => _coverage.Report();

    internal IReadOnlyList<Uri> Urls { get; }

    /// <summary>Where other machines reach it.</summary>
    internal IReadOnlyList<string> OpenUrls { get; }

    /// <summary>A project, made on first use: <c>mock.World("your-project").Users.Add(100)</c>.</summary>
    /// <param name="projectId">ID of the Login project.</param>
    public MockWorld World(string projectId) => new(_app.Services.GetRequiredService<Worlds>(), projectId);

    /// <summary>Starts a server on a free port of the loopback interface.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static Task<MockLoginServer> StartAsync(CancellationToken cancellationToken = default) => StartAsync(new MockLoginServerOptions(), cancellationToken);

    /// <summary>Starts a server.</summary>
    /// <param name="options">Where to listen, and more.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">There is no URL, or one that is not <c>http://host:port</c>; or the key is too short.</exception>
    /// <exception cref="InvalidDataException">The configuration cannot be read or is not right; the message says where.</exception>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<MockLoginServer> StartAsync(MockLoginServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var app = Build(options);
        try
        {
            ReadFiles(app.Services, options);
            await app.StartAsync(cancellationToken);
            return new MockLoginServer(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening, lets running requests end for up to a second, and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(MockLoginServerOptions options)
    {
        var urls = options.Urls.Select(Parse).ToList();
        if (urls is []) throw new ArgumentException("there is no URL to listen on", nameof(options));
        if (options.JournalSize < 0 || options.JournalSize > MockLoginServerOptions.LargestJournal) throw new ArgumentException($"the size of the journal must be from 0 to {MockLoginServerOptions.LargestJournal}", nameof(options));
        if (options.AdminKey is { } key && AdminKey.ProblemOf(key) is { } problem) throw new ArgumentException($"{nameof(options.AdminKey)} {problem}", nameof(options));

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // What Kestrel refuses by itself it answers with nothing, not even CORS. So it refuses little: the rules of the contract have words for it.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = LongestHead;
            kestrel.Limits.MaxRequestHeadersTotalSize = LongestHead;
            kestrel.Limits.MaxRequestHeaderCount = MostHeaders;
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter((category, level) =>
            level >= LogLevel.Error && category?.StartsWith(Product.Name, StringComparison.Ordinal) == true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, EmbeddedLifetime>());
        builder.Services.AddSingleton(options.TimeProvider)
            .AddSingleton(new Worlds(options.TimeProvider, options.Strict, options.IdleWorlds)).AddSingleton(_ => new Reloads(options.TimeProvider, Console.Error));
        builder.Services.AddSingleton<WorldSelection>().AddSingleton<MailedLinks>()
            .AddSingleton(services => new LoginApi(services.GetRequiredService<WorldSelection>(), options.Replay));
        var (folder, delays) = (new StubFolder(options.RootDirectory), new DelaySettings(Random.Shared));
        builder.Services.AddSingleton(_ => new StubMappings(folder, delays, Random.Shared)).AddSingleton(folder).AddSingleton(delays).AddSingleton<AnswerDelivery>().AddSingleton<ContractCoverage>();
        builder.Services.AddSingleton<IControlCalls, WorldCalls>().AddSingleton<IControlCalls, MappingCalls>().AddSingleton<IControlCalls, ScenarioCalls>().AddSingleton<IControlCalls, SettingsCalls>();
        builder.Services.AddSingleton(new JournalOptions(options.JournalSize, options.ShowSecrets)).AddSingleton<Journals>().AddSingleton<JournalStream>();
        builder.Services.AddSingleton<IControlCalls, JournalCalls>().AddSingleton<IControlCalls, RequestCalls>();
        builder.Services.AddSingleton<IControlCalls, CoverageCalls>().AddSingleton<IControlCalls, ExportCalls>().AddSingleton<IControlCalls, ReloadCalls>().AddSingleton<IControlCalls, DocumentCalls>();
        builder.Services.AddSingleton(new CallerRules(options.AdminKey is null ? null : new AdminKey(options.AdminKey)));
        builder.Services.AddSingleton<AdminApi>().AddSingleton<AdminPages>().AddSingleton<Pipeline>();

        var app = builder.Build();
        foreach (var url in urls) app.Urls.Add(url);
        app.Run(app.Services.GetRequiredService<Pipeline>().HandleAsync);
        return app;
    }

    private static void ReadFiles(IServiceProvider services, MockLoginServerOptions options)
    {
        var reloads = services.GetRequiredService<Reloads>();
        if (options.ConfigFile is { } config) reloads.Follow(config, new ConfiguredProjects(config, services.GetRequiredService<Worlds>()).Read);
        if (options.RootDirectory is { } root) reloads.Follow(root, services.GetRequiredService<StubMappings>().ReloadFiles);
    }

    private static string Parse(string url) =>
        ListenUrl.TryParse(url, out var parsed, out var problem) ? parsed : throw new ArgumentException(problem, nameof(url));

    /// <summary>Leaves the signals of the process to whoever owns the process.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
