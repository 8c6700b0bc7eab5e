namespace XsollaLogin.IntegrationTests;

/// <summary>With allowed origins, pages of other origins get answers that their browser does not let them read, as in production.</summary>
public class AllowedOriginTests(MockFixture mock)
{
    private const string Allowed = "https://game.example.com";
    private const string Other = "https://other.example.com";

    /// <summary>Requests that name their project in each way.</summary>
    private static readonly Dictionary<string, Func<TestProject, string, HttpRequestMessage>> Requests = new()
    {
        ["by project"] = (project, _) => new(HttpMethod.Post, $"login?projectId={project.ProjectId}")
        {
            Content = new StringContent("""{"username": "John", "password": "password123"}""", null, "application/json"),
        },
        ["by project, invalid"] = (project, _) => new(HttpMethod.Post, $"login?projectId={project.ProjectId}"),
        ["by client"] = (project, _) => new(HttpMethod.Get, $"oauth2/sso?client_id={project.ClientId}&state=xsollatest&response_type=code"),
        ["by client in a form"] = (project, _) => new(HttpMethod.Post, "oauth2/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("client_id", $"{project.ClientId}"), new("refresh_token", "none")]),
        },
        ["by client in a form, invalid"] = (project, _) => new(HttpMethod.Post, "oauth2/token")
        {
            Content = new FormUrlEncodedContent([new("client_id", $"{project.ClientId}")]),
        },
        ["by token"] = (_, token) => new(HttpMethod.Get, "oauth2/logout?sessions=sso") { Headers = { { "Authorization", $"Bearer {token}" } } },
        ["preflight"] = (project, _) => new(HttpMethod.Options, $"login?projectId={project.ProjectId}")
        {
            Headers = { { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type" } },
        },
    };

    public static TheoryData<string> Ways => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Only_the_allowed_origins_may_read(string way)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.ConfigureAsync(new
        {
            allowedOrigins = new[] { Allowed },
            clients = new[] { new { client_id = project.ClientId } },
            users = new[] { new { username = "John", password = "password123" } },
        });
        var token = await project.TokenOfAsync((await project.By(Protocol.Jwt).LoginAsync()).LoginUrl);
        using var allowed = await SendAsync(project, Requests[way](project, token), Allowed);
        using var other = await SendAsync(project, Requests[way](project, token), Other);

        Assert.Equal([Allowed], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(allowed.StatusCode, other.StatusCode);
        Assert.DoesNotContain(other.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Origin", other.Headers.Vary);
    }

    [Fact]
    public async Task An_origin_with_a_path_is_an_error_of_the_settings()
    {
        await using var project = await mock.NewProjectAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => project.ConfigureAsync(new { allowedOrigins = new[] { $"{Allowed}/game" } }));

        Assert.Contains("allowedOrigins must have origins", error.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestProject project, HttpRequestMessage request, string origin)
    {
        using (request)
        {
            request.Headers.Add("Origin", origin);
            request.Options.Set(ContractCheckingHandler.BreaksContract, true);
            return await project.Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
