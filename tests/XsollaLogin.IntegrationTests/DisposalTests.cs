using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>The end of a mock that runs in the process of its tests.</summary>
public sealed class DisposalTests
{
    [Fact]
    public async Task A_mock_that_is_disposed_again_stays_disposed()
    {
        var mock = await MockLoginServer.StartAsync(TestContext.Current.CancellationToken);
        await mock.DisposeAsync();

        await mock.DisposeAsync();

        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("", TestContext.Current.CancellationToken));
    }
}
