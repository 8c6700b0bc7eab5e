using XsollaLogin.Mock;

namespace XsollaLogin.WireMockTests.Servers;

/// <summary>The mock, with the same stub files as the real WireMock; like that, it shows what was sent.</summary>
internal sealed class OurMock(MockLoginServer server) : IAsyncDisposable
{
    public Uri Origin => new(server.BaseAddress, "/");

    /// <param name="root">The folder that holds __files and mappings.</param>
    public static async Task<OurMock> StartAsync(string root) =>
        new(await MockLoginServer.StartAsync(new MockLoginServerOptions { RootDirectory = root, ShowSecrets = true }));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
