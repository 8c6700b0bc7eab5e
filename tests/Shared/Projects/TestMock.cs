using System.Collections.Concurrent;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests.Projects;

/// <summary>A mock that plays the flows, and the projects in it.</summary>
/// <param name="coverage">Keeps which answers came.</param>
/// <param name="sending">Makes the handler that sends the requests of a browser with these cookies; null: they go to the server as they are.</param>
public sealed class TestMock(MockLoginServer server, AnswerCoverage coverage, Func<CookieContainer, HttpMessageHandler>? sending = null) : IAsyncDisposable
{
    private static long s_clientId = 1000;
    private readonly ConcurrentDictionary<string, byte> _projects = new();

    public Uri BaseAddress => server.BaseAddress;

    /// <summary>The projects that tests had projects of.</summary>
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

    /// <summary>The project of a project, be it there or not.</summary>
    public TestProject Project(string projectId, Protocol protocol = Protocol.Jwt, CookieContainer? cookies = null)
    {
        _projects[projectId] = 0;
        return new(this, projectId, Interlocked.Increment(ref s_clientId), protocol, cookies ?? new CookieContainer());
    }

    /// <summary>The project of a project in another mock, with its browser and client.</summary>
    public TestProject ProjectLike(TestProject other) => new(this, other.ProjectId, other.ClientId, other.Protocol, other.Cookies);

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
