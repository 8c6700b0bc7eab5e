namespace XsollaLogin.WireMockTests.Servers;

/// <summary>The real WireMock and the mock, one of each for all tests, each with a folder of its own for the bodies of answers.</summary>
public class ServerPair : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wiremock-tests-");
    private readonly Stack<IAsyncDisposable> _running = [];
    private StubServer? _real;
    private StubServer? _ours;

    /// <summary>Whether the mock's part is played by a second WireMock: what differs then is the tests' own.</summary>
    public static bool WithItself { get; } = Environment.GetEnvironmentVariable("WIREMOCK_TESTS_WITH_ITSELF") == "true";

    public StubServer Real
    {
        get
        {
            if (_real is null) MissingJava();
            return _real!;
        }
    }

    public StubServer Ours => _ours!;

    public async ValueTask InitializeAsync()
    {
        var real = Keep(RealWireMock.Start(NewRoot("real")));
        if (real is not null && WithItself)
        {
            _ours = new StubServer(await Keep(RealWireMock.Start(NewRoot("second")))!.OriginAsync());
        }
        else
        {
            _ours = new StubServer(Keep(await OurMock.StartAsync(NewRoot("ours")))!.Origin);
        }

        if (real is not null) _real = new StubServer(await real.OriginAsync());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _real?.Dispose();
        _ours?.Dispose();
        while (_running.TryPop(out var server)) await server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Puts into a root folder what the server is to find there.</summary>
    protected virtual void Fill(DirectoryInfo root) => Copy("Bodies", root.CreateSubdirectory("__files"));

    /// <param name="source">A folder of the tests.</param>
    protected static void Copy(string source, DirectoryInfo target)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, source);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target.FullName, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void MissingJava()
    {
        const string Reason = "java is not on the PATH, and WireMock needs it: install a Java runtime (apt-get install default-jre-headless).";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Reason);
        Assert.Fail(Reason);
    }

    private T? Keep<T>(T? server) where T : IAsyncDisposable
    {
        if (server is not null) _running.Push(server);
        return server;
    }

    private string NewRoot(string name)
    {
        var root = _folder.CreateSubdirectory(name);
        Fill(root);
        return root.FullName;
    }
}
