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
    private readonly RejectingResource _resource = new();

    public RejectedTokenTests()
    {
        _user = new(_client, new() { ClientId = 57 }, _time);
        _user.Keep(Tokens("first"));
        _time.Advance(Age);
        _client.Exchange = () => Task.FromResult(Tokens("second"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _resource.Dispose();

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
    public async Task A_late_rejection_of_the_previous_token_renews_the_next_one_after_its_expiry()
    {
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("second", await _user.ReplaceTokenAsync("previous", Cancellation));
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
    public async Task A_failure_of_the_provider_is_thrown_and_the_401_is_disposed_of()
    {
        using var content = new StringContent("rejected");
        _resource.Content = content;
        _client.Exchange = () => throw new InvalidOperationException("defect");

        await Assert.ThrowsAsync<InvalidOperationException>(SendAsync);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task The_401_is_disposed_of_when_the_request_is_sent_again()
    {
        using var content = new StringContent("rejected");
        _resource.Content = content;
        using var response = await SendAsync();

        Assert.Equal(2, _resource.Tokens.Count);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => content.ReadAsStringAsync(Cancellation));
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

    [Fact]
    public async Task A_failure_to_store_the_renewed_token_reaches_the_next_call_once_and_the_log()
    {
        using var log = new FailureLog();
        // A store over HTTP fails as Xsolla Login does.
        var user = new RenewingUserTokenProvider(
            _client, new() { ClientId = 57, Renewed = _ => throw new HttpRequestException("store"), Logger = log.CreateLogger("user") }, _time);
        user.Keep(Tokens("first"));
        _time.Advance(Age);
        _resource.Accepted = "second";
        using var http = Http(user);

        using var response = await http.GetAsync(Address, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("store", Assert.Single(log.Failures).Message);
        Assert.Equal("second", await user.ReplaceTokenAsync("first", Cancellation));

        Assert.Equal("store", (await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(Address, Cancellation))).Message);
        using var next = await http.GetAsync(Address, Cancellation);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(1, _client.Calls);
    }

    private async Task<HttpResponseMessage> SendAsync()
    {
        using var http = Http(_user);
        return await http.PostAsync(Address, null, Cancellation);
    }

    private HttpClient Http(IUserTokenProvider tokens) =>
        new(new UserTokenHandler(tokens, new AllowedHosts("api.example.com")) { InnerHandler = _resource }, disposeHandler: false);

    private static TokenResult Tokens(string token) => new() { AccessToken = token, TokenType = "bearer", ExpiresIn = 3600, RefreshToken = "refresh" };
}
