using Microsoft.Extensions.DependencyInjection;

namespace XsollaLogin.UnitTests;

/// <summary>The time limit of the HTTP client and the caller's cancellation also end the reading of a body that stalls.</summary>
public class StalledBodyTests
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    public static TheoryData<string, HttpStatusCode, string> Calls => new()
    {
        { "login", HttpStatusCode.OK, """{"login_url":""" },
        { "login", HttpStatusCode.OK, "" },
        { "login", HttpStatusCode.Unauthorized, """{"error":""" },
        { "login", HttpStatusCode.BadGateway, "<html>" },
        { "poll", HttpStatusCode.OK, """{"code":""" },
        { "poll", HttpStatusCode.RequestTimeout, """{"error":""" },
        { "keys", HttpStatusCode.OK, """{"keys": [""" },
        { "tokens", HttpStatusCode.OK, """{"access_token":""" },
        { "session", HttpStatusCode.Forbidden, """{"error":""" },
    };

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Calls))]
    public async Task HttpClient_Timeout_ends_a_stalled_body(string call, HttpStatusCode status, string beginning)
    {
        await using var server = StallingServer.After(status, beginning);
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Short };

        AssertTimeout(await Assert.ThrowsAsync<TaskCanceledException>(() => CallAsync(call, http)));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_injected_client_ends_a_stalled_body_after_its_timeout()
    {
        await using var server = StallingServer.After(HttpStatusCode.OK, """{"login_url":""");
        var services = new ServiceCollection();
        services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = ("your-project", server.Address))
            .ConfigureHttpClient(http => http.Timeout = Short);
        await using var provider = services.BuildServiceProvider();

        AssertTimeout(await Assert.ThrowsAsync<TaskCanceledException>(() => LoginAsync(provider.GetRequiredService<XsollaLoginApi>())));
    }

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Calls))]
    public async Task A_caller_cancels_a_stalled_body(string call, HttpStatusCode status, string beginning)
    {
        await using var server = StallingServer.After(status, beginning);
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        using var cancel = new CancellationTokenSource();
        var calling = CallAsync(call, http, cancel.Token);
        await server.Stalled;
        await cancel.CancelAsync();

        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling)).CancellationToken);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_client_without_a_timeout_reads_the_whole_body()
    {
        var body = """{"login_url": "https://a.b?token=t"}""";
        await using var server = StallingServer.After(HttpStatusCode.OK, body, body.Length);
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };

        Assert.Equal("t", Assert.IsType<LoginOutcome.Completed>(await LoginAsync(Api(http))).Token);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "longer than")]
    [InlineData(HttpStatusCode.BadGateway, "not an error envelope")]
    public async Task An_endless_body_is_an_error(HttpStatusCode status, string message)
    {
        var server = new StubServer((_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(new Endless()) }));
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => LoginAsync(server.Api()));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_with_a_byte_order_mark_is_read() =>
        Assert.Equal("t", Assert.IsType<LoginOutcome.Completed>(
            await LoginAsync(StubServer.Answering("\uFEFF" + """{"login_url": "https://a.b?token=t"}""").Api())).Token);

    [Fact]
    public async Task A_long_body_is_read()
    {
        var token = new string('t', 100_000);
        var outcome = await LoginAsync(StubServer.Answering($$"""{"login_url": "https://a.b?token={{token}}"}""").Api());

        Assert.Equal(token, Assert.IsType<LoginOutcome.Completed>(outcome).Token);
    }

    private static void AssertTimeout(TaskCanceledException cancelled)
    {
        Assert.IsType<TimeoutException>(cancelled.InnerException);
        Assert.Contains("HttpClient.Timeout of 0.2 seconds", cancelled.Message, StringComparison.Ordinal);
    }

    private static Task CallAsync(string call, HttpClient http, CancellationToken cancellationToken = default) => call switch
    {
        "login" => LoginAsync(Api(http), cancellationToken),
        "poll" => Api(http).GetConfirmCodeAsync("a@b.c", "id", cancellationToken),
        "keys" => new TokenClient(http).GetJwksAsync(new() { ProjectId = "your-project" }, cancellationToken),
        "tokens" => new TokenClient(http).ExchangeTokenAsync(
            new TokenRequest { GrantType = GrantType.RefreshToken, ClientId = 57, RefreshToken = "once" }, cancellationToken),
        _ => Api(http).CheckUserAuthSsoAsync(cancellationToken: cancellationToken),
    };

    private static Task<LoginOutcome> LoginAsync(XsollaLoginApi api, CancellationToken cancellationToken = default) =>
        api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" }, cancellationToken: cancellationToken);

    private static XsollaLoginApi Api(HttpClient http) => new(http, new XsollaLoginOptions { ProjectId = "your-project" });

    /// <summary>Spaces without an end, which JSON allows before a value.</summary>
    private sealed class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return new(buffer.Length);
        }
    }
}
