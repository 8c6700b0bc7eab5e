using Xunit;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests.Projects;

/// <summary>One mock that plays the flows, for a whole test assembly, its clock standing still: [assembly: AssemblyFixture(typeof(MockFixture))].</summary>
public sealed class MockFixture : IAsyncLifetime
{
    private TestMock? _plays;
    private TestMock? _isAsked;

    /// <summary>The answers that the flows gave, each for its natural cause.</summary>
    public AnswerCoverage Played { get; } = new();

    /// <summary>The answers that a test asked for: by script, by preference or by login.</summary>
    public AnswerCoverage AskedFor { get; } = new();

    public TestMock Mock => _plays!;

    /// <summary>For the tests that ask for answers.</summary>
    public TestMock Asked => _isAsked!;

    public Task<TestProject> NewProjectAsync(object? settings = null) => Mock.NewProjectAsync(settings);

    public Task<TestProject> NewProjectAsync(Protocol protocol, object? settings = null) => Mock.NewProjectAsync(protocol, settings);

    /// <summary>Another mock, for a test that needs a clock, a configuration or a rule of its own.</summary>
    public async Task<TestMock> StartAnotherAsync(MockLoginServerOptions? options = null) =>
        new(await MockLoginServer.StartAsync(options ?? new MockLoginServerOptions { TimeProvider = new TestClock() }), Played);

    public async ValueTask InitializeAsync()
    {
        _plays = await StartAnotherAsync();
        _isAsked = new(await MockLoginServer.StartAsync(), AskedFor);
    }

    public async ValueTask DisposeAsync()
    {
        await Mock.DisposeAsync();
        await Asked.DisposeAsync();
    }
}
