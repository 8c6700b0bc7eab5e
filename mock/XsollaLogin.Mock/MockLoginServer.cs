using WireMock.Server;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Hosting;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.Testing;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock;

/// <summary>
/// A mock of Xsolla Login that runs in this process and answers real HTTP. Several mocks can run at the same time, each on its own port.
/// <code>
/// await using var mock = await MockLoginServer.StartAsync();
/// using var http = new HttpClient { BaseAddress = mock.BaseAddress };
/// </code>
/// </summary>
public sealed class MockLoginServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ServerComposition _composition;
    private readonly TimeProvider _time;
    private readonly int _logSize;
    private bool _disposed;

    private MockLoginServer(MockLoginServerOptions options)
    {
        (_time, _logSize) = (options.TimeProvider, options.JournalSize);
        _composition = new ServerComposition(new CompositionOptions
        {
            Projects = new Projects(options.TimeProvider, options.Strict, options.IdleProjects),
            Journal = new JournalOptions(options.JournalSize, options.ShowSecrets),
            RootDirectory = options.RootDirectory,
            Replay = options.Replay,
            AdminKey = options.AdminKey,
            Certificate = options.Certificate,
            Address = new OwnOrigin(options.PublicUrl is { } url ? Http.Urls.OriginOf(url) : null, options.ForwardedHeaders),
            Served = options.Served,
            Time = options.TimeProvider,
            Stopping = _stopping.Token,
        });
    }

    /// <summary>The address of the API; ends with <c>/api/</c>, so that relative addresses such as <c>login</c> extend it.</summary>
    public Uri BaseAddress => field ??= new Uri($"{Urls[0]}{LoginContract.BasePath}/");

    /// <summary>The operations and documented answers reached since the start, as of now; available after disposal.</summary>
    public MockCoverage Coverage => _composition.Coverage.Report();

    /// <summary>
    /// The WireMock.Net server that hosts the mock: <c>mock.WireMock.Given(…)</c> answers in place of the flows,
    /// <c>mock.WireMock.LogEntries</c> has the requests, including their secrets.
    /// </summary>
    /// <remarks>
    /// After the first read of this property, all requests pass through WireMock.Net, which is slower,
    /// and its log keeps up to <see cref="MockLoginServerOptions.JournalSize"/> requests.
    /// </remarks>
    public WireMockServer WireMock => field ??= _composition.Hold(_logSize);

    internal IReadOnlyList<string> Urls { get; private set; } = [];

    /// <summary>The URLs at which other machines can reach the mock.</summary>
    internal IReadOnlyList<string> OpenUrls { get; private set; } = [];

    /// <summary>Returns a project, which is created on first use: <c>mock.Project("your-project").Users.Add(100)</c>.</summary>
    /// <param name="projectId">The ID of the Login project.</param>
    /// <exception cref="ArgumentException">The ID is empty, <c>.</c> or <c>..</c>, or contains <c>%2F</c>.</exception>
    public MockProject Project(string projectId)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectId);
        if (PathSegment.ProblemOf(projectId) is { } problem) throw new ArgumentException($"The project ID {problem}", nameof(projectId));
        return new MockProject(_composition.Projects, projectId, _time);
    }

    /// <summary>Starts a server on a free port of the loopback interface.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static Task<MockLoginServer> StartAsync(CancellationToken cancellationToken = default) =>
        StartAsync(new MockLoginServerOptions(), cancellationToken);

    /// <summary>Starts a server.</summary>
    /// <param name="options">The addresses, the clock and other options.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">
    /// There is no URL, a URL is not <c>http://host:port</c> or <c>https://host:port</c>, an https URL has no certificate, the public URL is not
    /// an http or https origin, the journal size is out of range, or the admin key is not valid.
    /// </exception>
    /// <exception cref="InvalidDataException">The configuration or a file of mappings cannot be read or is not valid; the message names the place.</exception>
    /// <exception cref="IOException">A port is in use, or this machine does not have an address.</exception>
    public static async Task<MockLoginServer> StartAsync(MockLoginServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        WarmUp.Begin();
        var urls = UrlsOf(options);
        var mock = new MockLoginServer(options);
        try
        {
            await mock.ListenAsync(options, urls, cancellationToken);
            return mock;
        }
        catch
        {
            await mock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Answers held requests, stops listening, waits up to one second for running requests, and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        try
        {
            await _stopping.CancelAsync();
            foreach (var project in _composition.Projects.All) project.End();
        }
        finally
        {
            await _composition.DisposeAsync();
            _stopping.Dispose();
        }
    }

    private async Task ListenAsync(MockLoginServerOptions options, List<string> urls, CancellationToken cancellationToken)
    {
        if (options.ConfigFile is { } config) _composition.ReadProjects(config);
        using var sockets = new ListenSockets(urls);
        await _composition.StartAsync(sockets, cancellationToken);
        Urls = [.. sockets.Urls.Select(ListenUrl.Reachable)];
        OpenUrls = [.. sockets.Urls.Where(ListenUrl.IsOpen)];
    }

    private static List<string> UrlsOf(MockLoginServerOptions options)
    {
        var urls = options.Urls.Select(Parse).ToList();
        if (options.IdleProjects <= TimeSpan.Zero)
            throw new ArgumentException($"{nameof(options.IdleProjects)} must be longer than zero", nameof(options));
        if (urls is []) throw new ArgumentException("there is no URL to listen on", nameof(options));
        if (options.JournalSize < 0 || options.JournalSize > MockLoginServerOptions.LargestJournal)
            throw new ArgumentException($"the size of the journal must be from 0 to {MockLoginServerOptions.LargestJournal}", nameof(options));
        if (options.AdminKey is { } key && AdminKey.ProblemOf(key) is { } problem)
            throw new ArgumentException($"{nameof(options.AdminKey)} {problem}", nameof(options));
        if (options.Certificate is null && urls.Any(url => url.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal)))
            throw new ArgumentException($"an https URL needs {nameof(options.Certificate)}", nameof(options));
        if (options.PublicUrl is { } address && Http.Urls.OriginOf(address) is null)
            throw new ArgumentException($"{nameof(options.PublicUrl)} must be http or https and a host, such as https://login.example.test", nameof(options));
        return urls;
    }

    private static string Parse(string url) =>
        ListenUrl.TryParse(url, out var parsed, out var problem) ? parsed : throw new ArgumentException(problem, nameof(url));
}
