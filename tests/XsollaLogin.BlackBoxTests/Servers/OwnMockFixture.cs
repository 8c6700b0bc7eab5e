namespace XsollaLogin.BlackBoxTests.Servers;

/// <summary>A mock for the tests of a class.</summary>
public sealed class OwnMockFixture : IAsyncLifetime
{
    private OwnMock? _mock;

    public OwnMock Mock => _mock!;

    public async ValueTask InitializeAsync() => _mock = await OwnMock.StartAsync();

    public ValueTask DisposeAsync() => _mock?.DisposeAsync() ?? ValueTask.CompletedTask;
}
