using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.IntegrationTests;

/// <summary>Disposal of a mock that runs in the process of its tests.</summary>
public sealed class DisposalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_disposal_does_nothing()
    {
        var mock = await MockLoginServer.StartAsync(Stop);
        await mock.DisposeAsync();

        await mock.DisposeAsync();

        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("", Stop));
    }

    [Theory]
    [InlineData("/__admin/inbox?projectId=game&wait=300")]
    [InlineData("/__admin/projects/game/journal?wait=300")]
    [InlineData("/__admin/reloads?after=100&wait=300")]
    public async Task A_held_admin_request_is_answered_at_the_end(string path)
    {
        var time = new TestClock();
        var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = time }, Stop);
        mock.Project("game").Reset();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var held = http.GetAsync(path, Stop);
        await time.WaitForPendingTimersAsync(1);
        await mock.DisposeAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await held).StatusCode);
    }

    [Fact]
    public async Task A_delayed_answer_is_sent_at_the_end()
    {
        var time = new TestClock();
        var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = time }, Stop);
        mock.Project("game").Script("login", MockFault.AnswerLate(TimeSpan.FromHours(1)));
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        using var body = new StringContent("""{"username": "John", "password": "password123"}""", null, "application/json");
        var late = http.PostAsync("login?projectId=game", body, Stop);
        await time.WaitForPendingTimersAsync(1);
        await mock.DisposeAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await late).StatusCode);
    }
}
