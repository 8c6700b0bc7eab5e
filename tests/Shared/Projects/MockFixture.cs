using Xunit;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests.Projects;

/// <summary>The mock that all tests of an assembly share; its clock does not move.</summary>
public sealed class MockFixture : IAsyncLifetime
{
    private TestMock? _mock;
    private TestMock? _asked;

    /// <summary>The answers of the flows, each for its natural cause.</summary>
    public AnswerCoverage Played { get; } = new();

    /// <summary>The answers that a test asked for: by script, by preference or by login.</summary>
    public AnswerCoverage AskedFor { get; } = new();

    public TestMock Mock => _mock!;

    /// <summary>The mock of the tests that ask for answers.</summary>
    public TestMock Asked => _asked!;

    public Task<TestProject> NewProjectAsync(object? settings = null) => Mock.NewProjectAsync(settings);

    public Task<TestProject> NewProjectAsync(Protocol protocol, object? settings = null) => Mock.NewProjectAsync(protocol, settings);

    /// <summary>Starts another mock, for a test that needs its own clock, configuration or rules.</summary>
    public async Task<TestMock> StartAnotherAsync(MockLoginServerOptions? options = null) =>
        new(await MockLoginServer.StartAsync(options ?? new MockLoginServerOptions { TimeProvider = new TestClock() }), Played);

    public async ValueTask InitializeAsync()
    {
        _mock = await StartAnotherAsync();
        _asked = new(await MockLoginServer.StartAsync(), AskedFor);
    }

    public async ValueTask DisposeAsync()
    {
        await Mock.DisposeAsync();
        await Asked.DisposeAsync();
    }
}
