using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
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
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebServer _server;
    private readonly Parts _parts;
    private bool _disposed;

    private MockLoginServer(MockLoginServerOptions options)
    {
        _server = new WebServer(UrlsOf(options));
        _parts = new Parts(options, _stopping.Token);
    }

    /// <summary>Where the API answers; ends in <c>/api/</c>, so that relative addresses such as <c>login</c> extend it.</summary>
    public Uri BaseAddress => field ??= new Uri($"{Urls[0]}{LoginContract.BasePath}/");

    /// <summary>Which operations and which documented answers were reached since the start, as of now; also to be had after the end.</summary>
    public MockCoverage Coverage => _parts.Coverage.Report();

    internal IReadOnlyList<string> Urls { get; private set; } = [];

    /// <summary>Where other machines reach it.</summary>
    internal IReadOnlyList<string> OpenUrls { get; private set; } = [];

    /// <summary>A project, made on first use: <c>mock.World("your-project").Users.Add(100)</c>.</summary>
    /// <param name="projectId">ID of the Login project.</param>
    public MockWorld World(string projectId) => new(_parts.Worlds, projectId);

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
        Rehearsal.Begin();
        var mock = new MockLoginServer(options);
        try
        {
            await mock.ListenAsync(options, cancellationToken);
            return mock;
        }
        catch
        {
            await mock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening, lets running requests end for up to a second, and frees the port.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        try
        {
            await _stopping.CancelAsync();
            await _server.StopAsync();
        }
        finally
        {
            _server.Dispose();
            _parts.Dispose();
            _stopping.Dispose();
        }
    }

    private async Task ListenAsync(MockLoginServerOptions options, CancellationToken cancellationToken)
    {
        _parts.ReadFiles(options);
        await _server.StartAsync(_parts.Pipeline.HandleAsync, cancellationToken);
        Urls = [.. _server.Urls.Select(ListenUrl.Reachable)];
        OpenUrls = [.. _server.Urls.Where(ListenUrl.IsOpen)];
    }

    private static List<string> UrlsOf(MockLoginServerOptions options)
    {
        var urls = options.Urls.Select(Parse).ToList();
        if (urls is []) throw new ArgumentException("there is no URL to listen on", nameof(options));
        if (options.JournalSize < 0 || options.JournalSize > MockLoginServerOptions.LargestJournal) throw new ArgumentException($"the size of the journal must be from 0 to {MockLoginServerOptions.LargestJournal}", nameof(options));
        if (options.AdminKey is { } key && AdminKey.ProblemOf(key) is { } problem) throw new ArgumentException($"{nameof(options.AdminKey)} {problem}", nameof(options));
        return urls;
    }

    private static string Parse(string url) =>
        ListenUrl.TryParse(url, out var parsed, out var problem) ? parsed : throw new ArgumentException(problem, nameof(url));
}
