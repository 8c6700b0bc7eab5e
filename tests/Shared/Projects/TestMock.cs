using System.Collections.Concurrent;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests.Projects;

/// <summary>A mock and the projects that tests use in it.</summary>
/// <param name="coverage">Records the answers.</param>
/// <param name="sending">Creates the handler for a browser with these cookies; null sends the requests to the server.</param>
public sealed class TestMock(MockLoginServer server, AnswerCoverage coverage, Func<CookieContainer, HttpMessageHandler>? sending = null) : IAsyncDisposable
{
    private static long s_clientId = 1000;
    private readonly ConcurrentDictionary<string, byte> _projects = new();

    public Uri BaseAddress => server.BaseAddress;

    /// <summary>The ids of the projects that tests have used.</summary>
    public IEnumerable<string> Projects => _projects.Keys;

    public AdminClient Admin { get; } = new(server.BaseAddress, sending?.Invoke(new CookieContainer()));

    public Task<TestProject> NewProjectAsync(object? settings = null) => NewProjectAsync(Protocol.Jwt, settings);

    /// <param name="protocol">How logins of the project end.</param>
    /// <param name="settings">As the admin endpoint takes them; null: the defaults.</param>
    public async Task<TestProject> NewProjectAsync(Protocol protocol, object? settings = null)
    {
        var project = Project(Guid.NewGuid().ToString(), protocol);
        if (settings is not null) await project.ConfigureAsync(settings);
        return project;
    }

    /// <summary>A project by its id; it need not exist yet.</summary>
    public TestProject Project(string projectId, Protocol protocol = Protocol.Jwt, CookieContainer? cookies = null)
    {
        _projects[projectId] = 0;
        return new(this, projectId, Interlocked.Increment(ref s_clientId), protocol, cookies ?? new CookieContainer());
    }

    /// <summary>The same project id in this mock, with the browser and the client of the other one.</summary>
    public TestProject ProjectLike(TestProject other) => new(this, other.ProjectId, other.ClientId, other.Protocol, other.Cookies);

    /// <summary>The ids of the projects that exist, as the admin endpoint lists them.</summary>
    public async Task<IReadOnlyList<string>> ProjectIdsAsync() =>
        [.. (await Admin.DoAsync(HttpMethod.Get, "projects"))["projects"]!.AsArray().Select(project => (string)project!["projectId"]!)];

    /// <summary>A client whose every exchange is checked against the contract. It follows no redirect: a 302 is an answer.</summary>
    public HttpClient NewClient(CookieContainer? cookies = null)
    {
        var jar = cookies ?? new CookieContainer();
        var inner = sending?.Invoke(jar) ?? new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = jar };
        return new HttpClient(new ContractCheckingHandler(BaseAddress, inner, coverage)) { BaseAddress = BaseAddress, Timeout = TimeSpan.FromSeconds(60) };
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await server.DisposeAsync();
    }
}
