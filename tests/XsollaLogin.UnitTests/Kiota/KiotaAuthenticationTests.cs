using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using XsollaLogin.Client.Kiota;
using XsollaLogin.UnitTests.Tokens;

namespace XsollaLogin.UnitTests.Kiota;

/// <summary>A Kiota client, with Kiota's own adapter and middleware, against the mock.</summary>
public class KiotaAuthenticationTests(MockFixture mock)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Kiota_client_sends_the_token_of_the_user()
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        using var adapter = Adapter(project, new FixedUserToken(token), "127.0.0.1");

        using var answer = await SendAsync(adapter, project);
        using var reader = new StreamReader(answer!);
        Assert.Equal("[]", await reader.ReadToEndAsync(Cancellation));
    }

    [Theory]
    [InlineData("token", "api.example.com")]
    [InlineData(null, "127.0.0.1")]
    public async Task No_token_is_sent_to_another_host_or_without_a_user(string? token, string allowedHost)
    {
        await using var project = await mock.NewProjectAsync();
        using var adapter = Adapter(project, new FixedUserToken(token), allowedHost);
        var error = await Assert.ThrowsAsync<ApiException>(() => SendAsync(adapter, project));
        Assert.Equal((int)HttpStatusCode.Unauthorized, error.ResponseStatusCode);
    }

    [Fact]
    public async Task A_redirect_to_another_host_carries_no_token()
    {
        await using var server = await EchoServer.StartAsync();
        using var adapter = new HttpClientRequestAdapter(new XsollaLoginAuthenticationProvider(new FixedUserToken("token"), "127.0.0.1"));
        var elsewhere = new Uri(server.Address("localhost"), "there");
        using var answer = await adapter.SendPrimitiveAsync<Stream>(
            new RequestInformation
            {
                HttpMethod = Method.GET,
                URI = new Uri(server.Address("127.0.0.1"), $"to?location={Uri.EscapeDataString(elsewhere.AbsoluteUri)}"),
            },
            cancellationToken: Cancellation);

        Assert.Equal(["127.0.0.1/to Bearer token", "localhost/there none"], server.Requests);
    }

    [Theory]
    [InlineData("https://api.example.com/x", "token")]
    [InlineData("https://API.example.com:8443/x", "token")]
    [InlineData("http://localhost:5080/x", "token")]
    [InlineData("https://sub.api.example.com/x", "")]
    [InlineData("https://evil.example/x", "")]
    [InlineData("http://evil.example/x", "")]
    public async Task Only_allowed_hosts_get_the_token(string address, string expected)
    {
        var provider = new XsollaLoginAccessTokenProvider(new FixedUserToken("token"), "api.example.com", "localhost");
        Assert.Equal(expected, await provider.GetAuthorizationTokenAsync(new Uri(address), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task An_allowed_host_by_http_is_an_error()
    {
        var provider = new XsollaLoginAccessTokenProvider(new FixedUserToken("token"), "api.example.com");
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => provider.GetAuthorizationTokenAsync(new Uri("http://api.example.com/x"), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Kiota_can_narrow_the_allowed_hosts_but_not_widen_them()
    {
        var provider = new XsollaLoginAccessTokenProvider(new FixedUserToken("token"), "api.example.com", "old.example.com");
        provider.AllowedHostsValidator.AllowedHosts = ["api.example.com", "evil.example"];
        Assert.Equal("token", await TokenForAsync("api.example.com"));
        Assert.Equal("", await TokenForAsync("old.example.com"));
        Assert.Equal("", await TokenForAsync("evil.example"));
        provider.AllowedHostsValidator.AllowedHosts = [];
        Assert.Equal("", await TokenForAsync("evil.example"));

        Task<string> TokenForAsync(string host) => provider.GetAuthorizationTokenAsync(new Uri($"https://{host}"), cancellationToken: Cancellation);
    }

    [Fact]
    public void An_empty_list_of_hosts_is_rejected() =>
        Assert.Throws<ArgumentException>(() => new XsollaLoginAuthenticationProvider(new FixedUserToken("token")));

    private static HttpClientRequestAdapter Adapter(TestProject project, FixedUserToken user, string allowedHost) =>
        new(new XsollaLoginAuthenticationProvider(user, allowedHost)) { BaseUrl = project.Http.BaseAddress!.ToString().TrimEnd('/') };

    private static Task<Stream?> SendAsync(HttpClientRequestAdapter adapter, TestProject project)
    {
        var request = new RequestInformation
        {
            HttpMethod = Method.GET,
            UrlTemplate = $"{{+baseurl}}{ContractDocument.Current.Operation("getAskFields").Path}{{?projectId}}",
            PathParameters = new Dictionary<string, object> { ["baseurl"] = adapter.BaseUrl! },
        };
        request.QueryParameters.Add("projectId", project.ProjectId);
        return adapter.SendPrimitiveAsync<Stream>(request, cancellationToken: Cancellation);
    }
}
