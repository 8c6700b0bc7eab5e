using WireMock.Server;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>A mock with its WireMock.Net server, its projects and an unchecked client.</summary>
internal sealed class StubbedMock : IAsyncDisposable
{
    private readonly MockLoginServer _server;

    private StubbedMock(MockLoginServer server)
    {
        _server = server;
        Test = new TestMock(server, new AnswerCoverage());
        Curl = new Curl(server.BaseAddress);
    }

    public Uri BaseAddress => _server.BaseAddress;

    public TestMock Test { get; }

    public Curl Curl { get; }

    /// <summary>After its first use, all requests pass through WireMock.Net.</summary>
    public WireMockServer WireMock => _server.WireMock;

    public static async Task<StubbedMock> StartAsync(MockLoginServerOptions? options = null) =>
        new(await MockLoginServer.StartAsync(options ?? new MockLoginServerOptions(), TestContext.Current.CancellationToken));

    /// <summary>A project with John in it.</summary>
    public async Task<TestProject> NewProjectAsync()
    {
        var project = await Test.NewProjectAsync();
        await project.SignUpAsync();
        return project;
    }

    public async ValueTask DisposeAsync()
    {
        Curl.Dispose();
        await Test.DisposeAsync();
    }
}
