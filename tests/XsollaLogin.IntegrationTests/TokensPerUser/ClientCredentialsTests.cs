using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using XsollaLogin.IntegrationTests.AspNetCore;
using XsollaLogin.IntegrationTests.Journal;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>The token of a service, without a user.</summary>
public sealed class ClientCredentialsTests(MockFixture mock) : IDisposable
{
    private const string Secret = "secret-of-the-service";
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly LogLines _log = new();
    private readonly Wire _wire = new();

    [Fact]
    public async Task Concurrent_requests_share_one_token()
    {
        await using var project = await NewProjectAsync();
        await using var api = await StartApiAsync(project);
        await ScriptAsync(project, times: 2);

        var headers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync(api)));

        Assert.All(headers, header => Assert.Equal("Bearer XXXXXXX", header));
        var exchange = Assert.Single(await mock.Mock.EntriesAsync(project));
        Assert.Equal("exchangeToken", (string?)exchange["operation"]);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires_while_it_is_sent()
    {
        await using var project = await NewProjectAsync();
        await using var api = await StartApiAsync(project);
        await ScriptAsync(project, times: 2);
        await ReadAsync(api);
        _time.Advance(TimeSpan.FromSeconds(3539));
        await ReadAsync(api);
        Assert.Equal(1, _wire.Requests);

        _wire.Close();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Bearer XXXXXXX", await ReadAsync(api));
        await _wire.Asked;
        Assert.Equal("Bearer XXXXXXX", await ReadAsync(api));
        _wire.Open();

        Assert.Equal(2, _wire.Requests);
    }

    [Fact]
    public async Task A_rejected_secret_is_thrown_never_logged_and_sent_once_a_minute()
    {
        await using var project = await NewProjectAsync();
        await using var api = await StartApiAsync(project);
        await project.ScriptAsync("exchangeToken", "ClientAuthenticationFailed");

        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => ReadAsync(api));

        Assert.Equal(ErrorCode.ClientAuthenticationFailed, error.Code);
        Assert.Contains(_log.All, line => line.StartsWith("Error: The token of the OAuth 2.0 client", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.All, line => line.Contains(Secret, StringComparison.Ordinal));
        await ScriptAsync(project, times: 1);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Same(error, await Assert.ThrowsAsync<XsollaLoginException>(() => ReadAsync(api)));
        Assert.Equal(1, _wire.Requests);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Bearer XXXXXXX", await ReadAsync(api));
    }

    [Fact]
    public async Task A_request_for_a_token_waits_as_the_response_says()
    {
        await using var project = await NewProjectAsync();
        await using var api = await StartApiAsync(project);
        _wire.RetryAfter = TimeSpan.FromSeconds(30);
        await Assert.ThrowsAsync<XsollaLoginException>(() => ReadAsync(api));
        _wire.RetryAfter = null;
        _time.Advance(TimeSpan.FromSeconds(29));
        await Assert.ThrowsAsync<XsollaLoginException>(() => ReadAsync(api));
        Assert.Equal(1, _wire.Requests);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.StartsWith("Bearer ey", await ReadAsync(api), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_API_rejects_is_renewed_once()
    {
        await using var project = await NewProjectAsync();
        await using var api = await StartApiAsync(project);
        _wire.Answer = new TokenResult { AccessToken = "revoked", TokenType = "bearer", ExpiresIn = 3600 };
        Assert.Equal("", await ReadAsync(api, "/strict"));
        _time.Advance(TimeSpan.FromSeconds(5));
        _wire.Answer = _wire.Answer with { AccessToken = "valid" };

        Assert.Equal("Bearer valid", await ReadAsync(api, "/strict"));
        Assert.Equal("Bearer valid", await ReadAsync(api, "/strict"));
        Assert.Equal(2, _wire.Requests);
    }

    [Fact]
    public async Task The_grant_has_the_credentials_of_the_client()
    {
        await using var project = await NewProjectAsync();
        await using var api = await StartApiAsync(project);
        await ScriptAsync(project, times: 1);
        await ReadAsync(api);

        var entry = await mock.Mock.LastEntryAsync(project);
        Assert.Contains("client_credentials", entry.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, entry.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mock_issues_the_token()
    {
        await using var project = await NewProjectAsync();
        await using var api = await StartApiAsync(project);

        Assert.StartsWith("Bearer ey", await ReadAsync(api), StringComparison.Ordinal);
    }

    public void Dispose() => _log.Dispose();

    private Task<TestProject> NewProjectAsync() => mock.NewProjectAsync(Protocol.OAuth2);

    // Scripted, so that the token is known.
    private static Task ScriptAsync(TestProject project, int times) => project.ScriptAsync("exchangeToken", "TokenIssued", times);

    private static async Task<string> ReadAsync(WebApplication api, string path = "/echo")
    {
        using var http = api.Services.GetRequiredService<IHttpClientFactory>().CreateClient("api");
        using var response = await http.GetAsync(new Uri(new Uri(api.Urls.Single()), path), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<WebApplication> StartApiAsync(TestProject project)
    {
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId, client_secret = Secret } } });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<ILoggerProvider>(_log);
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = (project.ProjectId, mock.Mock.BaseAddress))
            .AddHttpMessageHandler(_wire.Handler);
        builder.Services.AddClientCredentialsHttpClient(
            "api", options => (options.ClientId, options.ClientSecret) = (project.ClientId, Secret), "127.0.0.1");
        var app = builder.Build();
        app.MapGet("/echo", (HttpRequest request) => Results.Text(request.Headers.Authorization.ToString()));
        app.MapGet("/strict", (HttpRequest request) => request.Headers.Authorization == "Bearer revoked"
            ? Results.Unauthorized()
            : Results.Text(request.Headers.Authorization.ToString()));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
