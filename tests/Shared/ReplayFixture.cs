using Xunit;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests;

/// <summary>One mock that replays, for a whole test assembly: [assembly: AssemblyFixture(typeof(ReplayFixture))].</summary>
public sealed class ReplayFixture : IAsyncLifetime
{
    private MockLoginServer? _mock;

    public Uri BaseAddress => _mock!.BaseAddress;

    public async ValueTask InitializeAsync() => _mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { Replay = true });

    public ValueTask DisposeAsync() => _mock?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A client whose every exchange is checked against the contract. It follows no redirect: a 302 is an answer.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = BaseAddress };

    public ContractCheckingHandler CreateHandler() => new(BaseAddress, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
}
