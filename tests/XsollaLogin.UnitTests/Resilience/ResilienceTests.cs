using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client.Resilience;
using static XsollaLogin.UnitTests.Resilience.ScriptedServer;

namespace XsollaLogin.UnitTests.Resilience;

/// <summary>The pipeline over real HTTP, with the clock of the test.</summary>
public class ResilienceTests
{
    private const int TimeoutMs = 60_000;
    private const string Keys = """{"keys": []}""";
    private static readonly XsollaLoginResilienceOptions Default = new();
    private readonly TimerLog _time = new();

    [Fact(Timeout = TimeoutMs)]
    public async Task A_sign_up_whose_answer_is_lost_is_sent_once()
    {
        await using var server = await StartAsync(Lost, Answer(HttpStatusCode.UnprocessableEntity, StubServer.Error(ErrorCode.UsernameTaken)));
        await using var given = Services(server);

        await Assert.ThrowsAsync<HttpRequestException>(() => given.GetRequiredService<XsollaLoginApi>()
            .SignUpAsync(new SignUpRequest { Username = "John", Email = "a@b.c", Password = "password123" }));

        Assert.Single(server.Requests);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_defaults_of_a_host_do_not_send_a_sign_up_twice()
    {
        await using var server = await StartAsync(Lost, Answer(HttpStatusCode.UnprocessableEntity, StubServer.Error(ErrorCode.UsernameTaken)));
        var services = new ServiceCollection();
        services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = ("your-project", server.BaseAddress)).AddXsollaLoginResilience();
        services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero));
        await using var given = services.BuildServiceProvider();

        await Assert.ThrowsAsync<HttpRequestException>(() => given.GetRequiredService<XsollaLoginApi>()
            .SignUpAsync(new SignUpRequest { Username = "John", Email = "a@b.c", Password = "password123" }));

        Assert.Single(server.Requests);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Keys_are_fetched_again_after_a_lost_answer_and_a_failure()
    {
        await using var server = await StartAsync(Lost, Answer(HttpStatusCode.ServiceUnavailable), Answer(HttpStatusCode.OK, Keys));
        await using var given = Services(server);
        var keys = given.GetRequiredService<ITokenClient>().GetJwksAsync(new() { ProjectId = "your-project" });

        for (var retry = 0; retry < 2; retry++)
        {
            Assert.Equal(Default.AttemptTimeout, await _time.NextAsync());
            var wait = await _time.NextAsync();
            Assert.InRange(wait, TimeSpan.Zero, Default.MaxDelay);
            _time.Advance(wait);
        }

        Assert.Empty((await keys).Result.Keys);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory(Timeout = TimeoutMs)]
    [InlineData("7", 7)]
    [InlineData("20", 20)]
    public async Task A_retry_waits_as_the_server_says(string retryAfter, int seconds)
    {
        await using var server = await StartAsync(Answer(HttpStatusCode.TooManyRequests, retryAfter: retryAfter), Answer(HttpStatusCode.OK, Keys));
        await using var given = Services(server);
        var keys = given.GetRequiredService<ITokenClient>().GetJwksAsync(new() { ProjectId = "your-project" });

        Assert.Equal(Default.AttemptTimeout, await _time.NextAsync());
        Assert.Equal(TimeSpan.FromSeconds(seconds), await _time.NextAsync());
        Assert.Single(server.Requests);
        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(200, (await keys).StatusCode);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_longer_wait_than_the_longest_is_left_to_the_caller()
    {
        await using var server = await StartAsync(Answer(HttpStatusCode.TooManyRequests, StubServer.Error(ErrorCode.InvalidParameters), "60"));
        await using var given = Services(server);

        var error = await Assert.ThrowsAsync<XsollaLoginException>(
            () => given.GetRequiredService<ITokenClient>().GetJwksAsync(new() { ProjectId = "your-project" }));

        Assert.Equal(TimeSpan.FromSeconds(60), error.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_poll_of_a_minute_is_not_cancelled()
    {
        var opened = new TaskCompletionSource();
        await using var server = await StartAsync(After(opened.Task, Answer(HttpStatusCode.OK, """{"code": "1234"}""")));
        await using var given = Services(server);
        var waiting = given.GetRequiredService<XsollaLoginApi>().GetConfirmCodeAsync("a@b.c", "id");

        Assert.Equal(Default.LongPollTimeout, await _time.NextAsync());
        _time.Advance(TimeSpan.FromMinutes(1));
        opened.SetResult();

        Assert.Equal(new ConfirmCodeOutcome.Code("1234"), await waiting);
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_end_of_a_poll_is_not_retried()
    {
        await using var server = await StartAsync(Answer(HttpStatusCode.RequestTimeout, StubServer.Error(ErrorCode.DeadlineExceeded)));
        await using var given = Services(server);

        Assert.Equal(new ConfirmCodeOutcome.DeadlineExceeded(), await given.GetRequiredService<XsollaLoginApi>().GetConfirmCodeAsync("a@b.c", "id"));
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task An_attempt_that_takes_too_long_ends_like_the_timeout_of_an_HttpClient()
    {
        var never = new TaskCompletionSource();
        await using var server = await StartAsync(After(never.Task, Answer(HttpStatusCode.OK, "[]")));
        await using var given = Services(server, options => options.MaxRetries = 0);
        var asking = given.GetRequiredService<XsollaLoginApi>().GetAskFieldsAsync("token");

        Assert.Equal(Default.AttemptTimeout, await _time.NextAsync());
        _time.Advance(Default.AttemptTimeout);

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => asking);
        Assert.IsType<TimeoutException>(error.InnerException);
        never.SetResult();
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_body_that_stalls_ends_with_the_attempt_and_is_fetched_again()
    {
        await using var server = await StartAsync(Stalling("""{"keys":"""), Answer(HttpStatusCode.OK, Keys));
        var begun = new Begun();
        await using var given = Services(server, inner: begun);
        var keys = given.GetRequiredService<ITokenClient>().GetJwksAsync(new() { ProjectId = "your-project" });

        Assert.Equal(Default.AttemptTimeout, await _time.NextAsync());
        await begun.Headers.Task;
        _time.Advance(Default.AttemptTimeout);
        _time.Advance(await _time.NextAsync());

        Assert.Empty((await keys).Result.Keys);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_body_of_a_request_that_cannot_be_sent_again_ends_like_the_timeout_of_an_HttpClient()
    {
        await using var server = await StartAsync(Stalling("""{"login_url":"""));
        var begun = new Begun();
        await using var given = Services(server, inner: begun);
        var login = given.GetRequiredService<XsollaLoginApi>().LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

        Assert.Equal(Default.AttemptTimeout, await _time.NextAsync());
        await begun.Headers.Task;
        _time.Advance(Default.AttemptTimeout);

        Assert.IsType<TimeoutException>((await Assert.ThrowsAsync<TaskCanceledException>(() => login)).InnerException);
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task An_endless_body_is_an_error_and_not_fetched_again()
    {
        await using var server = await StartAsync(Answer(HttpStatusCode.OK, new string(' ', (16 * 1024 * 1024) + 1)));
        await using var given = Services(server);

        await Assert.ThrowsAsync<HttpRequestException>(
            () => given.GetRequiredService<ITokenClient>().GetJwksAsync(new() { ProjectId = "your-project" }));
        Assert.Single(server.Requests);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_contract_decides_what_is_sent_again_not_the_method()
    {
        await using var server = await StartAsync(Answer(HttpStatusCode.ServiceUnavailable));
        await using var given = Services(server, options => options.MaxRetries = 1);

        await Assert.ThrowsAsync<XsollaLoginException>(() => given.GetRequiredService<XsollaLoginApi>().LogoutAsync("token", LogoutScope.All));
        Assert.Single(server.Requests);
        Assert.Equal(Default.AttemptTimeout, await _time.NextAsync());

        var validating = given.GetRequiredService<ITokenClient>().ValidateTokenAsync(new TokenValidation { Token = "token" });
        Assert.Equal(Default.AttemptTimeout, await _time.NextAsync());
        _time.Advance(await _time.NextAsync());
        await Assert.ThrowsAsync<XsollaLoginException>(() => validating);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void An_option_out_of_its_range_is_rejected()
    {
        var builder = new ServiceCollection().AddXsollaLogin(options => options.ProjectId = "your-project");
        foreach (var spoil in (Action<XsollaLoginResilienceOptions>[])
        [
            options => options.MaxRetries = -1, options => options.Delay = TimeSpan.Zero, options => options.MaxDelay = TimeSpan.FromSeconds(0.5),
            options => options.AttemptTimeout = TimeSpan.Zero, options => options.LongPollTimeout = TimeSpan.FromSeconds(-1),
        ])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddXsollaLoginResilience(spoil));
        }
    }

    private ServiceProvider Services(
        ScriptedServer server, Action<XsollaLoginResilienceOptions>? configure = null, DelegatingHandler? inner = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_time);
        var client = services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = ("your-project", server.BaseAddress));
        client.AddXsollaLoginResilience(configure);
        if (inner is not null) client.AddHttpMessageHandler(() => inner);
        return services.BuildServiceProvider();
    }

    /// <summary>Signals that the headers of a response have arrived.</summary>
    private sealed class Begun : DelegatingHandler
    {
        public TaskCompletionSource Headers { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Headers.TrySetResult();
            return response;
        }
    }
}
