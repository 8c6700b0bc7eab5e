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

    [Fact(Timeout = 30_000)]
    public async Task Shutdown_answers_a_request_whose_stub_does_not()
    {
        var mock = await StubbedMock.StartAsync();
        TaskCompletionSource called = new(), never = new();
        mock.WireMock.Given(WireMock.RequestBuilders.Request.Create().WithPath("/held")).RespondWith(
            WireMock.ResponseBuilders.Response.Create().WithCallback(async _ =>
            {
                called.SetResult();
                await never.Task;
                return new WireMock.ResponseMessage();
            }));
        using var http = new HttpClient();
        var held = http.GetAsync(new Uri(mock.BaseAddress, "/held"), TestContext.Current.CancellationToken);
        await called.Task;
        await mock.DisposeAsync();
        using var answer = await held;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("the mock stops", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
