using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Admin;

/// <summary>The list of projects, changes of some settings, and the clock.</summary>
public class ProjectAdminTests(MockFixture mock)
{
    private readonly string _projectId = $"{Guid.NewGuid()}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Project => $"projects/{_projectId}";

    [Fact]
    public async Task Projects_are_listed_the_last_used_first()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var first = await another.NewProjectAsync();
        await using var second = await another.NewProjectAsync();
        await second.RequestPhoneCodeAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        await first.SignUpAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        var listed = (await another.Admin.DoAsync(HttpMethod.Get, "projects", cancellationToken: Stop))["projects"]!.AsArray();

        Assert.Equal([(first.ProjectId, 1, 0), (second.ProjectId, 0, 1)],
            listed.Select(project => ((string)project!["projectId"]!, (int)project["users"]!, (int)project["messages"]!)));
        Assert.Equal(time.GetUtcNow().AddSeconds(-5), (DateTimeOffset)listed[0]!["lastUsed"]!);
    }

    [Theory]
    [InlineData("inbox?projectId={0}")]
    [InlineData("projects/{0}/journal")]
    [InlineData("projects/{0}")]
    [InlineData("projects/{0}/users")]
    [InlineData("projects/{0}/answers")]
    [InlineData("projects/{0}/clock")]
    [InlineData("projects/{0}/snapshot")]
    public async Task Reading_does_not_create_a_project(string path)
    {
        await using var another = await mock.StartAnotherAsync();
        await another.Admin.SendAsync(HttpMethod.Get, path.Replace("{0}", _projectId, StringComparison.Ordinal), null, Stop);

        Assert.Empty(await another.ProjectIdsAsync());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PUT", "")]
    [InlineData("PATCH", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/users")]
    public async Task An_encoded_percent_sign_is_not_read_as_part_of_a_slash(string method, string below)
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = another.Project("a/b");
        await project.SignUpAsync();
        var body = method is "GET" or "DELETE" ? null : new { };
        var (status, answer) = await another.Admin.SendAsync(new HttpMethod(method), $"projects/a%252Fb{below}", body, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("projectId must not contain \"%2F\"", (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
        Assert.Equal(["a/b"], await another.ProjectIdsAsync());
        Assert.Equal(HttpStatusCode.OK, (await another.Admin.SendAsync(HttpMethod.Get, "projects/a%2Fb", cancellationToken: Stop)).Status);
    }

    [Theory]
    [InlineData("inbox?projectId=p")]
    [InlineData("projects/p/journal")]
    public async Task A_project_that_a_strict_mock_does_not_know_is_not_found(string path)
    {
        await using var strict = await mock.StartAnotherAsync(new MockLoginServerOptions { Strict = true });
        var (status, _) = await strict.Admin.SendAsync(HttpMethod.Get, path, null, Stop);

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task A_change_keeps_the_other_settings_and_null_restores_a_default()
    {
        await mock.Mock.Admin.DoAsync(
            HttpMethod.Put, Project, """{"codeLength": 6, "fixedCode": "123456", "callbackUrls": ["https://a.example"]}""", Stop);
        var changed = await mock.Mock.Admin.DoAsync(
            HttpMethod.Patch, Project, """{"codeLength": 8, "fixedCode": null, "redirectUris": ["https://b.example"]}""", Stop);

        Assert.Equal(8, (int)changed["codeLength"]!);
        Assert.Null(changed["fixedCode"]);
        Assert.Equal(("https://a.example", "https://b.example"), ((string?)changed["callbackUrls"]![0], (string?)changed["redirectUris"]![0]));
        Assert.True(JsonNode.DeepEquals(changed, await mock.Mock.Admin.DoAsync(HttpMethod.Get, Project, cancellationToken: Stop)));
        changed = await mock.Mock.Admin.DoAsync(HttpMethod.Patch, Project, """{"codeLength": null}""", Stop);
        Assert.Equal(4, (int)changed["codeLength"]!);
    }

    [Fact]
    public async Task Parallel_changes_are_all_kept()
    {
        string[] settings = ["codeLength", "codeAttempts", "codeLifetimeSeconds", "confirmCodeTimeoutMs", "jwtLifetimeSeconds", "captchaAfterFailures", "seed"];
        await Task.WhenAll(settings.Select(name => mock.Mock.Admin.DoAsync(HttpMethod.Patch, Project, new JsonObject { [name] = 17 }, Stop)));
        var changed = await mock.Mock.Admin.DoAsync(HttpMethod.Get, Project, cancellationToken: Stop);

        Assert.All(settings, name => Assert.Equal(17, (int)changed[name]!));
    }

    [Fact]
    public async Task An_invalid_change_changes_nothing_and_creates_no_project()
    {
        await using var another = await mock.StartAnotherAsync();
        await another.Admin.SendAsync(HttpMethod.Patch, Project, new { codeLength = 6, codeAttempts = 0 }, Stop);
        Assert.Empty(await another.ProjectIdsAsync());
        await another.Admin.DoAsync(HttpMethod.Patch, Project, new { codeLength = 6 }, Stop);
        await another.Admin.SendAsync(HttpMethod.Patch, Project, new { codeLength = 7, codeAttempts = 0 }, Stop);

        Assert.Equal(6, (int)(await another.Admin.DoAsync(HttpMethod.Get, Project, cancellationToken: Stop))["codeLength"]!);
    }

    [Fact]
    public async Task The_clock_shows_the_next_expiry_of_each_kind()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync(Protocol.OAuth2);
        await project.SignUpAsync();
        await project.RequestPhoneCodeAsync();
        await project.AdvanceAsync(TimeSpan.FromSeconds(60));
        await project.LoginAsync();
        var clock = await another.Admin.DoAsync(HttpMethod.Get, $"projects/{project.ProjectId}/clock", cancellationToken: Stop);
        var now = time.GetUtcNow();

        Assert.Equal(now.AddSeconds(60), (DateTimeOffset)clock["now"]!);
        Assert.Equal(
            [("one-time code", now.AddSeconds(180)), ("authorization code", now.AddMinutes(10)), ("session", now.AddDays(30))],
            clock["expiries"]!.AsArray().Select(expiry => ((string)expiry!["kind"]!, (DateTimeOffset)expiry["at"]!)));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_clock_names_everything_that_expires_or_arrives()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync(Protocol.OAuth2);
        var code = new LandingUrl((await project.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl)["code"];
        await project.ExchangeAsync(code);
        await project.LoginAsync();
        await project.RequestPasswordResetAsync(Person.John.Username);
        await project.ScriptAsync(new { operation = "requestEmailCodeOAuth2", fault = "late-code", delayMs = 90_000 });
        var poll = project.GetConfirmCodeAsync(await project.RequestEmailCodeAsync(), Person.John.Email);
        await time.WaitForPendingTimersAsync(1);
        var clock = await another.Admin.DoAsync(HttpMethod.Get, $"projects/{project.ProjectId}/clock", cancellationToken: Stop);
        await another.Admin.DoAsync(HttpMethod.Delete, $"projects/{project.ProjectId}", cancellationToken: Stop);
        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => poll);

        Assert.Equal(
            ["authorization code", "delayed message", "link", "long poll", "one-time code", "refresh token", "reset code", "session"],
            clock["expiries"]!.AsArray().Select(expiry => (string)expiry!["kind"]!).Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_reader_of_the_journal_waits_for_a_project_that_does_not_exist_yet()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var waiting = another.Admin.DoAsync(HttpMethod.Get, $"projects/{project.ProjectId}/journal?wait=10", cancellationToken: Stop);
        await time.WaitForPendingTimersAsync(1);
        await project.SignUpAsync();

        Assert.Equal("signUp", (string?)Assert.Single((await waiting)["entries"]!.AsArray())!["operation"]);
    }
}
