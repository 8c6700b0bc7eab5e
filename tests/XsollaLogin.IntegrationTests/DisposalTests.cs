using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>Disposal of a mock that runs in the process of its tests.</summary>
public sealed class DisposalTests
{
    [Fact]
    public async Task A_second_disposal_does_nothing()
    {
        var mock = await MockLoginServer.StartAsync(TestContext.Current.CancellationToken);
        await mock.DisposeAsync();

        await mock.DisposeAsync();

        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("", TestContext.Current.CancellationToken));
    }
}
