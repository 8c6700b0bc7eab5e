namespace XsollaLogin.UnitTests;

/// <summary>An error that a wrong set-up causes says so; any other error does not.</summary>
public class ErrorHintTests
{
    private const string Hint = "probably lacks /api";
    private const string Redirect = "AllowAutoRedirect";

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://localhost:5080/login", true)]
    [InlineData("http://localhost:5080/api", false)]
    [InlineData("http://localhost:5080/prefix/api/", false)]
    [InlineData(null, false)]
    public async Task An_unknown_path_under_a_base_address_without_api_names_the_base_address(string? address, bool hinted)
    {
        var options = new XsollaLoginOptions { ProjectId = "your-project", BaseAddress = address is null ? null : new Uri(address) };
        foreach (var server in new[]
        {
            StubServer.Failing(ErrorCode.UnknownPath, HttpStatusCode.NotFound),
            StubServer.AnsweringPage(HttpStatusCode.NotFound, "<html>Not found</html>"),
            StubServer.Answering("", HttpStatusCode.NotFound),
        })
        {
            var error = await Assert.ThrowsAsync<XsollaLoginException>(() => server.Api(options).ClearSsoAsync());
            Assert.Equal(hinted, error.Message.Contains(Hint, StringComparison.Ordinal));
            Assert.Equal(hinted, address is not null && error.Message.Contains(address, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(ErrorCode.ProjectNotFound, HttpStatusCode.NotFound)]
    [InlineData(ErrorCode.InvalidParameters, HttpStatusCode.BadRequest)]
    public async Task Another_error_does_not_name_the_base_address(string code, HttpStatusCode status)
    {
        var options = new XsollaLoginOptions { ProjectId = "your-project", BaseAddress = new Uri("http://localhost:5080") };
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => StubServer.Failing(code, status).Api(options).ClearSsoAsync());
        Assert.DoesNotContain(Hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_followed_redirect_is_named_without_its_secret_code()
    {
        using var http = new HttpClient(new FollowingHandler("https://game.example.com/callback?code=verysecret", HttpStatusCode.OK));
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });

        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => api.UserAuthSsoWithRedirectAsync());

        Assert.Contains(Redirect, error.Message, StringComparison.Ordinal);
        Assert.Contains("game.example.com", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("verysecret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_replaces_the_server_is_not_taken_for_a_redirect()
    {
        using var http = new HttpClient(new FollowingHandler("http://10.0.0.7:80/api/oauth2/clear_sso?projectId=your-project", HttpStatusCode.BadGateway));
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });

        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => api.ClearSsoAsync());

        Assert.DoesNotContain(Redirect, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Changes the address of the request, as the handlers of .NET do when they follow a redirect.</summary>
    private sealed class FollowingHandler(string target, HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(target);
            return Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent("<html></html>") });
        }
    }
}
