using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>The token is sent to allowed hosts only.</summary>
public class UserTokenHandlerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://api.example.com/x", "Bearer token")]
    [InlineData("https://API.EXAMPLE.COM:8443/x", "Bearer token")]
    [InlineData("http://localhost:5080/x", "Bearer token")]
    [InlineData("http://127.0.0.1:5080/x", "Bearer token")]
    [InlineData("http://[::1]:5080/x", "Bearer token")]
    [InlineData("https://example.com/x", null)]
    [InlineData("https://sub.api.example.com/x", null)]
    [InlineData("https://api.example.com.evil.example/x", null)]
    [InlineData("https://api.example.com@evil.example/x", null)]
    [InlineData("http://evil.example/x", null)]
    public async Task Only_allowed_hosts_get_the_token(string address, string? expected)
    {
        var sent = new Recorder();
        using var http = new HttpClient(Handler(sent, "token"));
        using var answer = await http.GetAsync(address, Cancellation);

        Assert.Equal([expected], sent.Tokens);
        Assert.Null(answer.RequestMessage!.Headers.Authorization);
    }

    [Fact]
    public async Task A_request_by_http_to_an_allowed_host_is_an_error_and_is_not_sent()
    {
        var sent = new Recorder();
        using var http = new HttpClient(Handler(sent, "token"));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => http.GetAsync("http://api.example.com/x?secret=1", Cancellation));
        Assert.Contains("http://api.example.com:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Empty(sent.Tokens);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_request_without_a_user_carries_no_token(string? none)
    {
        var sent = new Recorder();
        using var http = new HttpClient(Handler(sent, none));
        using var answer = await http.GetAsync("https://api.example.com/x", Cancellation);
        Assert.Equal([null], sent.Tokens);
    }

    [Fact]
    public async Task A_request_keeps_its_own_token()
    {
        var sent = new Recorder();
        using var http = new HttpClient(Handler(sent, "token"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example.com/x") { Headers = { Authorization = new("Bearer", "own") } };
        using var answer = await http.SendAsync(request, Cancellation);
        Assert.Equal(["Bearer own"], sent.Tokens);
        Assert.Equal("own", request.Headers.Authorization!.Parameter);
    }

    [Fact]
    public void A_synchronous_request_is_rejected()
    {
        using var http = new HttpClient(Handler(new Recorder(), "token"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example.com/x");
        var error = Assert.Throws<NotSupportedException>(() => http.Send(request, Cancellation));
        Assert.Equal("UserTokenHandler supports asynchronous requests only; call SendAsync.", error.Message);
    }

    [Fact]
    public async Task A_redirect_that_the_platform_follows_carries_no_token()
    {
        await using var server = await EchoServer.StartAsync();
        using var http = new HttpClient(new UserTokenHandler(new FixedUserToken("token"), new AllowedHosts("127.0.0.1"))
        {
            InnerHandler = new SocketsHttpHandler(),
        });
        using var answer = await http.GetAsync(Redirect(server), Cancellation);

        Assert.Equal(["127.0.0.1/to Bearer token", "localhost/there none"], server.Requests);
    }

    [Fact]
    public async Task A_redirect_that_an_outer_handler_follows_carries_no_token()
    {
        await using var server = await EchoServer.StartAsync();
        var sending = new UserTokenHandler(new FixedUserToken("token"), new AllowedHosts("127.0.0.1"))
        {
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false },
        };
        using var http = new HttpClient(new NaiveRedirects { InnerHandler = sending });
        using var answer = await http.GetAsync(Redirect(server), Cancellation);

        Assert.Equal(["127.0.0.1/to Bearer token", "localhost/there none"], server.Requests);
    }

    [Fact]
    public async Task The_handler_is_added_to_a_client_of_the_container()
    {
        var (sent, own) = (new Recorder(), new Recorder());
        var services = new ServiceCollection();
        services.AddSingleton<IUserTokenProvider>(new FixedUserToken("token"));
        services.AddHttpClient("game").AddUserToken("api.example.com").ConfigurePrimaryHttpMessageHandler(() => sent);
        services.AddHttpClient("other").AddUserToken(_ => new FixedUserToken("other"), "api.example.com").ConfigurePrimaryHttpMessageHandler(() => own);
        await using var provider = services.BuildServiceProvider();
        var clients = provider.GetRequiredService<IHttpClientFactory>();
        using var first = await clients.CreateClient("game").GetAsync("https://api.example.com/x", Cancellation);
        using var second = await clients.CreateClient("other").GetAsync("https://api.example.com/x", Cancellation);

        Assert.Equal(["Bearer token"], sent.Tokens);
        Assert.Equal(["Bearer other"], own.Tokens);
    }

    [Theory]
    [InlineData("https://api.example.com")]
    [InlineData("api.example.com:443")]
    [InlineData("api.example.com/x")]
    [InlineData("*.example.com")]
    [InlineData("")]
    public void An_invalid_host_is_rejected_by_name(string host)
    {
        var error = Assert.Throws<ArgumentException>(() => new AllowedHosts("fine.example.com", host));
        Assert.Contains($"'{host}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_of_hosts_is_rejected() => Assert.StartsWith(
        "At least one host that may receive the user's token is required.",
        Assert.Throws<ArgumentException>("names", () => new AllowedHosts()).Message,
        StringComparison.Ordinal);

    private static Uri Redirect(EchoServer server) =>
        new(server.Address("127.0.0.1"), $"to?location={Uri.EscapeDataString(new Uri(server.Address("localhost"), "there").AbsoluteUri)}");

    private static UserTokenHandler Handler(HttpMessageHandler inner, string? token) =>
        new(new FixedUserToken(token), new AllowedHosts("api.example.com", "localhost", "127.0.0.1", "[::1]")) { InnerHandler = inner };

    /// <summary>Records the Authorization header of each request when it is sent.</summary>
    private sealed class Recorder : HttpMessageHandler
    {
        public List<string?> Tokens { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Tokens.Add(request.Headers.Authorization?.ToString());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request });
        }
    }

    /// <summary>Follows a redirect by sending the same request with all headers to the new address.</summary>
    private sealed class NaiveRedirects : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.Location is not { } location) return answer;
            using var next = new HttpRequestMessage(request.Method, location);
            foreach (var (name, values) in request.Headers) next.Headers.TryAddWithoutValidation(name, values);
            return await base.SendAsync(next, cancellationToken);
        }
    }
}
