using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>A client that no project knows belongs to the only project of the configuration file, if that project accepts any client.</summary>
public sealed class JoinedClientTests(MockFixture mock) : IDisposable
{
    private const string John = "\"users\": [{\"username\": \"John\", \"password\": \"password123\"}]";
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task The_client_joins_the_only_configured_project_and_the_journal_reports_it()
    {
        await using var configured = await StartAsync($$"""{"projects": {"game": { {{John}} } } }""");
        await using var project = configured.Project("game");
        await LoginByClientAsync(project);
        await LoginByClientAsync(project);

        Assert.Equal(["57"], await JoinedAsync(configured, "game"));
    }

    [Theory]
    [InlineData("POST", "state=short")]
    [InlineData("OPTIONS", "state=xsollatest")]
    public async Task A_request_that_reaches_no_flow_lets_no_client_join(string method, string query)
    {
        await using var configured = await StartAsync($$"""{"projects": {"game": { {{John}}, "allowedOrigins": ["https://game.example.com"] } } }""");
        await using var project = configured.Project("game");
        using var request = new HttpRequestMessage(new HttpMethod(method), $"oauth2/login?client_id=57&response_type=code&{query}");
        request.Headers.Add("Origin", "https://game.example.com");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);
        using var answer = await project.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await LoginByClientAsync(project);

        Assert.Equal(["57"], await JoinedAsync(configured, "game"));
    }

    [Fact]
    public async Task A_native_SDK_and_its_password_reset_reach_the_same_project()
    {
        await using var configured = await StartAsync(
            """{"projects": {"game": {"users": [{"username": "John", "email": "john@example.com", "password": "password123"}]}}}""");
        await using var project = configured.Project("game");
        var sdk = NativeSdk.Android(project);
        await sdk.PostAsync("oauth2/login/token?client_id=57&scope=offline", """{"username": "John", "password": "password123"}""");
        await sdk.PostAsync(
            "password/reset/request?projectId=game&login_url=https%3A%2F%2Fgame.example.com", """{"username": "John"}""", HttpStatusCode.NoContent);

        Assert.NotNull((await project.NextMessageAsync("john@example.com")).Link);
        Assert.Equal(["57"], await JoinedAsync(configured, "game"));
    }

    [Fact]
    public async Task The_client_does_not_join_a_project_that_lists_other_clients()
    {
        await using var configured = await StartAsync($$"""{"projects": {"game": { {{John}}, "clients": [{"client_id": 58}] } } }""");
        await using var project = configured.Project("game");

        await NativeSdk.Ios(project).PostAsync(
            "oauth2/login?projectId=game&client_id=57&response_type=code&state=xsollatest", """{"username": "John", "password": "password123"}""",
            HttpStatusCode.NotFound);
        await AssertUnknownUserAsync(project);
        Assert.Equal(["57"], await JoinedAsync(configured, "57"));
    }

    [Fact]
    public async Task The_client_does_not_join_one_of_several_projects_nor_one_that_is_not_configured()
    {
        await using var configured = await StartAsync($$"""{"projects": {"game": { {{John}} }, "other": { {{John}} } } }""");
        await AssertUnknownUserAsync(configured.Project("game"));
        await using var plain = await mock.StartAnotherAsync();
        await using var project = await plain.NewProjectAsync(new { users = new[] { new { username = "John", password = "password123" } } });

        await AssertUnknownUserAsync(project);
    }

    private static Task<JsonObject> LoginByClientAsync(TestProject project, HttpStatusCode status = HttpStatusCode.OK) => NativeSdk.Ios(project).PostAsync(
        "oauth2/login?client_id=57&response_type=code&state=xsollatest", """{"username": "John", "password": "password123"}""", status);

    private static async Task AssertUnknownUserAsync(TestProject project)
    {
        var error = (await LoginByClientAsync(project, HttpStatusCode.Unauthorized))["error"];

        Assert.Equal(ErrorCode.WrongUsernameOrPassword, (string?)error!["code"]);
    }

    private static async Task<IEnumerable<string?>> JoinedAsync(TestMock mock, string projectId)
    {
        var journal = await mock.Admin.DoAsync(HttpMethod.Get, $"projects/{projectId}/journal", cancellationToken: TestContext.Current.CancellationToken);
        return
            from entry in journal["entries"]!.AsArray()
            from change in entry!["changes"]!.AsArray()
            where (string?)change!["what"] == "clientJoined"
            select (string?)change["subject"];
    }

    private async Task<TestMock> StartAsync(string file)
    {
        await File.WriteAllTextAsync(_file, file, TestContext.Current.CancellationToken);
        return await mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file });
    }
}
