using System.Net.Http.Json;
using System.Text;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>A 401 to a request with a token renews the token once and sends the request once more.</summary>
public sealed class RejectedTokenTests : IDisposable
{
    private const string Address = "https://api.example.com/x";
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    private readonly TestClock _time = new();
    private readonly StubTokenClient _client = new();
    private readonly RenewingUserTokenProvider _user;
    private readonly Resource _resource = new();

    public RejectedTokenTests()
    {
        _user = new(_client, new() { ClientId = 57 }, _time);
        _user.Keep(Tokens("first"));
        _time.Advance(Age);
        _client.Exchange = () => Task.FromResult(Tokens("second"));
    }

    public static TheoryData<string, Func<HttpContent?>> Repeatable => new()
    {
        { "", () => null },
        { "text", () => new StringContent("text") },
        { "bytes", () => new ByteArrayContent("bytes"u8.ToArray()) },
        { "memory", () => new ReadOnlyMemoryContent("memory"u8.ToArray()) },
        { "a=b", () => new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]) },
        { "1", () => JsonContent.Create(1) },
        { "part", () => new MultipartFormDataContent { { new StringContent("part"), "name" } } },
    };

    public static TheoryData<Func<HttpContent>> NotRepeatable => new()
    {
        () => new StreamContent(new MemoryStream("stream"u8.ToArray())),
        () => new MultipartFormDataContent { { new StringContent("part"), "name" }, { new StreamContent(new MemoryStream("stream"u8.ToArray())), "file" } },
        () => new OwnContent(),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _resource.Dispose();

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task A_request_is_sent_once_more_with_the_renewed_token(string body, Func<HttpContent?> content)
    {
        _resource.Accepted = "second";
        using var response = await SendAsync(content());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer first", "Bearer second"], _resource.Tokens);
        Assert.All(_resource.Bodies, sent => Assert.Contains(body, sent, StringComparison.Ordinal));
        Assert.Equal(1, _client.Calls);
        Assert.Null(response.RequestMessage!.Headers.Authorization);
    }

    [Theory]
    [MemberData(nameof(NotRepeatable))]
    public async Task Content_that_cannot_be_sent_again_is_not(Func<HttpContent> content)
    {
        using var response = await SendAsync(content());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal((1, 0), (_resource.Tokens.Count, _client.Calls));
    }

    [Fact]
    public async Task A_second_401_is_returned_and_a_token_that_is_new_is_not_renewed()
    {
        using var first = await SendAsync();
        using var second = await SendAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode));
        Assert.Equal(["Bearer first", "Bearer second", "Bearer second"], _resource.Tokens);
        Assert.Equal(1, _client.Calls);
        _time.Advance(Age);
        using var later = await SendAsync();
        Assert.Equal(2, _client.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Another_error_renews_nothing(HttpStatusCode status)
    {
        _resource.Rejection = status;
        using var response = await SendAsync();

        Assert.Equal((status, 1, 0), (response.StatusCode, _resource.Tokens.Count, _client.Calls));
    }

    [Fact]
    public async Task A_request_with_its_own_token_or_to_another_host_is_not_sent_again()
    {
        using var http = Http(_user);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { Authorization = new("Bearer", "own") } };
        using var own = await http.SendAsync(request, Cancellation);
        using var other = await http.GetAsync("https://example.com/x", Cancellation);

        Assert.Equal(["Bearer own", null], _resource.Tokens);
        Assert.Equal(0, _client.Calls);
    }

    [Fact]
    public async Task The_401_is_returned_if_the_renewal_fails_and_the_renewal_is_not_repeated_at_once()
    {
        _client.Exchange = () => Task.FromException<TokenResult>(new HttpRequestException("unreachable"));
        using var first = await SendAsync();
        using var second = await SendAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode));
        Assert.Equal((2, 1), (_resource.Tokens.Count, _client.Calls));
    }

    [Fact]
    public async Task The_401_is_returned_if_the_refresh_token_is_rejected()
    {
        _client.Exchange = () => throw new XsollaLoginException("exchangeToken", 400, ErrorCode.InvalidGrant, null);
        using var first = await SendAsync();
        using var second = await SendAsync();

        Assert.Equal(["Bearer first", "Bearer first"], _resource.Tokens);
        Assert.Equal(1, _client.Calls);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_is_not()
    {
        _user.Keep(Tokens("first") with { RefreshToken = null });
        _time.Advance(Age);
        using var response = await SendAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, 1, 0), (response.StatusCode, _resource.Tokens.Count, _client.Calls));
    }

    [Fact]
    public async Task Concurrent_rejections_share_one_renewal()
    {
        _resource.Accepted = "second";
        var answer = new TaskCompletionSource<TokenResult>();
        _client.Exchange = () => answer.Task;
        var sending = Enumerable.Range(0, 20).Select(_ => SendAsync()).ToList();
        answer.SetResult(Tokens("second"));

        Assert.All(await Task.WhenAll(sending), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(1, _client.Calls);
    }

    [Fact]
    public async Task A_late_rejection_of_the_previous_token_uses_the_renewed_one()
    {
        using var first = await SendAsync();

        Assert.Equal("second", await _user.ReplaceTokenAsync("first", Cancellation));
        Assert.Equal(1, _client.Calls);
    }

    [Fact]
    public async Task Cancelling_the_wait_for_the_renewal_cancels_the_request()
    {
        _client.Exchange = () => new TaskCompletionSource<TokenResult>().Task;
        using var stop = new CancellationTokenSource();
        using var http = Http(_user);
        var sending = http.GetAsync(Address, stop.Token);
        while (_client.Calls == 0) await Task.Yield();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_provider_that_cannot_renew_does_not_send_the_same_token_again()
    {
        using var http = Http(new FixedUserToken("fixed"));
        using var response = await http.GetAsync(Address, Cancellation);

        Assert.Equal(["Bearer fixed"], _resource.Tokens);
    }

    [Fact]
    public async Task A_401_of_the_target_of_a_redirect_renews_nothing()
    {
        await using var server = await EchoServer.StartAsync();
        using var http = new HttpClient(new UserTokenHandler(_user, new AllowedHosts("127.0.0.1")) { InnerHandler = new SocketsHttpHandler() });
        var target = new Uri(server.Address("localhost"), "rejects").AbsoluteUri;
        using var response = await http.GetAsync(new Uri(server.Address("127.0.0.1"), $"to?location={Uri.EscapeDataString(target)}"), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(["127.0.0.1/to Bearer first", "localhost/rejects none"], server.Requests);
        Assert.Equal(0, _client.Calls);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContent? content = null)
    {
        using var http = Http(_user);
        return await http.PostAsync(Address, content, Cancellation);
    }

    private HttpClient Http(IUserTokenProvider tokens) =>
        new(new UserTokenHandler(tokens, new AllowedHosts("api.example.com")) { InnerHandler = _resource }, disposeHandler: false);

    private static TokenResult Tokens(string token) => new() { AccessToken = token, TokenType = "bearer", ExpiresIn = 3600, RefreshToken = "refresh" };

    /// <summary>Accepts one token and records the header and the body of each request.</summary>
    private sealed class Resource : HttpMessageHandler
    {
        public List<string?> Tokens { get; } = [];

        public List<string> Bodies { get; } = [];

        public string? Accepted { get; set; }

        public HttpStatusCode Rejection { get; set; } = HttpStatusCode.Unauthorized;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var token = request.Headers.Authorization?.ToString();
            using var body = new MemoryStream();
            if (request.Content is { } content) await content.CopyToAsync(body, cancellationToken);
            lock (Tokens)
            {
                Tokens.Add(token);
                Bodies.Add(Encoding.UTF8.GetString(body.ToArray()));
            }

            return new HttpResponseMessage(token == $"Bearer {Accepted}" ? HttpStatusCode.OK : Rejection) { RequestMessage = request };
        }
    }

    /// <summary>Content of the application, which can be anything.</summary>
    private sealed class OwnContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return true;
        }
    }
}
