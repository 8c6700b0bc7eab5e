namespace XsollaLogin.UnitTests;

public class WaitForConfirmCodeTests
{
    private const int TimeoutMs = 30_000;
    private readonly TestClock _time = new();

    [Fact(Timeout = TimeoutMs)]
    public async Task Waiting_polls_again_at_each_deadline_until_the_code_comes()
    {
        var polls = 0;
        var server = new StubServer(async (_, cancellationToken) => ++polls < 4 ? await DeadlineAsync(cancellationToken) : Code());
        var waiting = WaitAsync(server);

        for (var i = 0; i < 3; i++)
        {
            // The deadline of the server and the lifetime of the code.
            await _time.WaitForPendingTimersAsync(2);
            Assert.Equal(i + 1, polls);
            _time.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(new ConfirmCodeOutcome.Code("1234"), await waiting);
        await _time.WaitForPendingTimersAsync(0);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Waiting_ends_with_the_lifetime_of_the_code()
    {
        var waiting = WaitAsync(new StubServer(async (_, cancellationToken) => await NeverAsync(cancellationToken)));
        _time.Advance(TimeSpan.FromSeconds(179));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new ConfirmCodeOutcome.DeadlineExceeded(), await waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_server_that_answers_at_once_is_asked_once_a_second()
    {
        var server = StubServer.Failing(ErrorCode.DeadlineExceeded, HttpStatusCode.RequestTimeout);
        var waiting = WaitAsync(server, lifetime: TimeSpan.FromSeconds(5.5));
        for (var second = 1; second <= 5; second++)
        {
            await _time.WaitForPendingTimersAsync(2);
            Assert.Equal(second, server.Requests.Count);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await _time.WaitForPendingTimersAsync(2);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ConfirmCodeOutcome.DeadlineExceeded(), await waiting);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Waiting_ends_when_the_caller_cancels()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = WaitAsync(new StubServer(async (_, cancellationToken) => await NeverAsync(cancellationToken)), cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        Assert.Equal(cancel.Token, (await Assert.ThrowsAsync<OperationCanceledException>(() => waiting)).CancellationToken);
        await _time.WaitForPendingTimersAsync(0);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Waiting_ends_at_any_other_error()
    {
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => WaitAsync(StubServer.Failing(ErrorCode.InvalidParameters,
            HttpStatusCode.TooManyRequests)));

        Assert.Equal((int)HttpStatusCode.TooManyRequests, error.StatusCode);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_single_poll_returns_the_deadline()
    {
        var server = StubServer.Failing(ErrorCode.DeadlineExceeded, HttpStatusCode.RequestTimeout);

        Assert.Equal(new ConfirmCodeOutcome.DeadlineExceeded(), await server.Api().GetConfirmCodeAsync("a@b.c", "id"));
        Assert.Single(server.Requests);
    }

    private static HttpResponseMessage Code() => StubServer.Response(HttpStatusCode.OK, """{"code": "1234"}""");

    private static async Task<HttpResponseMessage> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return Code();
    }

    private async Task<HttpResponseMessage> DeadlineAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(20), _time, cancellationToken);
        return StubServer.Response(HttpStatusCode.RequestTimeout, StubServer.Error(ErrorCode.DeadlineExceeded));
    }

    private Task<ConfirmCodeOutcome> WaitAsync(StubServer server, TimeSpan? lifetime = null, CancellationToken cancellationToken = default)
    {
        var options = new XsollaLoginOptions { ProjectId = "your-project", ConfirmCodeLifetime = lifetime ?? TimeSpan.FromMinutes(3) };
        return server.Api(options, _time).WaitForConfirmCodeAsync("a@b.c", "id", cancellationToken);
    }
}
