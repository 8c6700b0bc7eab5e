using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Shutdown of a mock whose requests pass through WireMock.Net.</summary>
public class StubbedShutdownTests
{
    private const int Polls = 50;

    [Fact]
    public async Task Shutdown_answers_held_polls_and_frees_the_port()
    {
        var time = new TestClock();
        var mock = await StubbedMock.StartAsync(new MockLoginServerOptions { TimeProvider = time });
        await mock.Curl.StubAsync(new { Request = new { Path = "/stubbed" }, Response = new { } });
        var project = await mock.NewProjectAsync();
        var held = Enumerable.Range(0, Polls).Select(_ => project.GetConfirmCodeAsync("any", Person.John.Email)).ToList();
        await time.WaitForPendingTimersAsync(Polls);
        await mock.DisposeAsync();

        foreach (var poll in held) await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => poll);
        await project.DisposeAsync();
        var url = mock.BaseAddress.GetLeftPart(UriPartial.Authority);
        await using var next = await StubbedMock.StartAsync(new MockLoginServerOptions { Urls = [url] });
        Assert.Equal(HttpStatusCode.Unauthorized, (await next.Curl.LoginAsync()).Status);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/held")]
    [InlineData("/__admin/held")]
    public async Task Shutdown_answers_a_request_whose_stub_has_not_answered(string path)
    {
        var mock = await StubbedMock.StartAsync();
        var (called, answered) = (NewSignal(), NewSignal());
        mock.WireMock.Given(WireMock.RequestBuilders.Request.Create().WithPath(path)).RespondWith(
            WireMock.ResponseBuilders.Response.Create().WithCallback(async _ =>
            {
                called.SetResult();
                await answered.Task;
                return new WireMock.ResponseMessage { StatusCode = 204 };
            }));
        using var http = new HttpClient();
        var held = http.GetAsync(new Uri(mock.BaseAddress, path), TestContext.Current.CancellationToken);
        await called.Task;
        await mock.DisposeAsync();
        answered.SetResult();
        using var answer = await held;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("the mock stops", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Shutdown_answers_a_request_that_WireMock_delays()
    {
        var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync(
            new { Request = new { Path = "/delayed" }, Response = new { Delay = int.MaxValue }, Scenario = "delayed", SetStateTo = "matched" });
        using var http = new HttpClient();
        var held = http.GetAsync(new Uri(mock.BaseAddress, "/delayed"), TestContext.Current.CancellationToken);
        while (mock.WireMock.Scenarios.All(scenario => scenario.NextState != "matched"))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await mock.DisposeAsync();
        using var answer = await held;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
