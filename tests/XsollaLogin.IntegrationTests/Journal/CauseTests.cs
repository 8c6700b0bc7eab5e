using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The journal names the cause of each answer.</summary>
public class CauseTests(MockFixture mock)
{
    private const string Login = "{\"username\":\"John\",\"password\":\"password123\"}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flow_is_named()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var entry = await mock.Mock.LastEntryAsync(project);

        Assert.Equal(("flow", "signUp", "LoggedIn", 200), Read(entry));
        Assert.Equal("flow signUp → LoggedIn", (string?)entry["why"]);
        Assert.Equal(project.ProjectId, (string?)entry["projectId"]);
        Assert.Equal("POST", (string?)entry["request"]!["method"]);
        Assert.Equal("127.0.0.1", (string?)entry["request"]!["clientIp"]);
        Assert.StartsWith("application/json", (string?)entry["request"]!["headers"]!["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("John", (string?)entry["request"]!["body"]!["username"]);
        Assert.Equal("application/json", (string?)entry["answer"]!["headers"]!["Content-Type"]);
    }

    [Fact]
    public async Task A_scripted_answer_is_named()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync("login", "UserBanned");
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync());
        var entry = await mock.Asked.LastEntryAsync(project);

        Assert.Equal(("script", "login", "UserBanned", 401), Read(entry));
        Assert.Equal("UserBanned", (string?)entry["causeDetail"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_fault_is_named_with_the_changes_of_the_flow()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync();
        await another.Admin.DoAsync(
            HttpMethod.Post, $"projects/{project.ProjectId}/answers", new[] { new { operation = "signUp", fault = "answer-lost" } }, Stop);
        await Assert.ThrowsAnyAsync<Exception>(() => project.SignUpAsync());
        var entry = Assert.Single(await another.EntriesAsync(project, "wait=20"));

        Assert.Equal("script", (string?)entry["cause"]);
        Assert.NotNull(entry["fault"]);
        Assert.Equal(["userAdded", "tokenIssued", "sessionBegun"], JournalReading.ChangesOf(entry));
    }

    [Fact]
    public async Task A_preference_is_named()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await mock.Asked.SendRawAsync("login", $"projectId={project.ProjectId}", Login, headers: ("Prefer", "example=UserBanned"));
        var followed = await mock.Asked.LastEntryAsync(project);
        await mock.Asked.SendRawAsync("login", $"projectId={project.ProjectId}", Login, headers: ("Prefer", "example=NoSuch"));
        var unknown = await mock.Asked.LastEntryAsync(project);

        Assert.Equal(("preference", "login", "UserBanned", 401), Read(followed));
        Assert.Equal("example=UserBanned", (string?)followed["causeDetail"]);
        Assert.Equal("preference", (string?)unknown["cause"]);
        Assert.Null(unknown["causeDetail"]);
    }

    [Fact]
    public async Task An_error_login_is_named()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync($"error.{ErrorCode.UserBanned}", "password123"));

        Assert.Equal(("login", "login", "UserBanned", 401), Read(await mock.Asked.LastEntryAsync(project)));
    }

    [Fact]
    public async Task A_request_that_breaks_the_contract_is_in_the_journal_of_its_project()
    {
        await using var project = await mock.NewProjectAsync();
        await mock.Mock.SendRawAsync("login", $"projectId={project.ProjectId}", "{\"username\":\"John\"}");
        var entry = await mock.Mock.LastEntryAsync(project);

        Assert.Equal("validation", (string?)entry["cause"]);
        Assert.Equal(["body.password in body is required"], JournalReading.ViolationsOf(entry, "request"));
        Assert.Empty(JournalReading.ViolationsOf(entry, "answer"));
    }

    [Fact]
    public async Task A_mailed_link_is_named()
    {
        await using var project = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        await project.SignUpAsync();
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);
        var entry = await mock.Mock.LastEntryAsync(project);

        Assert.Equal("page", (string?)entry["cause"]);
        Assert.Equal(["accountConfirmed"], JournalReading.ChangesOf(entry));
        Assert.Null(entry["operation"]);
    }

    [Fact]
    public async Task A_preflight_is_named()
    {
        await using var project = await mock.NewProjectAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options,
            $"{ContractDocument.Current.Operation("login").Path[1..]}?projectId={project.ProjectId}");
        request.Headers.Add("Origin", "https://game.example.com");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await project.Http.SendAsync(request, Stop);
        var entry = await mock.Mock.LastEntryAsync(project);

        Assert.Equal("preflight", (string?)entry["cause"]);
        Assert.Equal("https://game.example.com", (string?)entry["answer"]!["headers"]!["Access-Control-Allow-Origin"]);
    }

    [Fact]
    public async Task An_unknown_path_is_in_the_journal_of_requests_without_a_project()
    {
        await using var another = await mock.StartAnotherAsync();
        using var http = new HttpClient { BaseAddress = another.BaseAddress };
        using var response = await http.GetAsync("no-such-path", Stop);
        var journal = await another.Admin.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop);
        var entry = Assert.Single(journal["entries"]!.AsArray())!;

        Assert.Equal(("unknown", 404), ((string?)entry["cause"], (int)entry["answer"]!["status"]!));
        Assert.Null(entry["projectId"]);
        await another.Admin.DoAsync(HttpMethod.Delete, "journal", cancellationToken: Stop);
        Assert.Empty((await another.Admin.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop))["entries"]!.AsArray());
    }

    [Fact]
    public async Task A_stub_is_named()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync();
        var stub = await another.StubAsync("login", new { StatusCode = 204 });
        await another.SendRawAsync("login", $"projectId={project.ProjectId}", Login);
        var entry = await another.LastEntryAsync(project);

        Assert.Equal(("stub", stub), ((string?)entry["cause"], (string?)entry["causeDetail"]));
        Assert.Equal("login", (string?)entry["operation"]);
    }

    [Fact]
    public async Task An_unconfigured_project_is_named()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { Strict = true });
        await another.SendRawAsync("login", "projectId=unknown", Login);
        var journal = await another.Admin.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop);

        Assert.Equal("project", (string?)Assert.Single(journal["entries"]!.AsArray())!["cause"]);
    }

    [Fact]
    public async Task A_replay_is_named()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { Replay = true });
        await using var project = await another.NewProjectAsync();
        await another.SendRawAsync("login", $"projectId={project.ProjectId}", Login);

        Assert.Equal("replay", (string?)(await another.LastEntryAsync(project))["cause"]);
    }

    [Fact]
    public async Task Internal_error_of_the_mock_is_named_as_cause()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = new WithoutTimers() });
        await using var project = await another.NewProjectAsync();
        await another.SendRawAsync("getConfirmCode", $"projectId={project.ProjectId}&login=john@example.com&operation_id=none");
        var entry = await another.LastEntryAsync(project);

        Assert.Equal(("defect", 500), ((string?)entry["cause"], (int)entry["answer"]!["status"]!));
        Assert.NotEmpty(JournalReading.ViolationsOf(entry, "answer"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_request_of_a_disconnected_client_is_recorded_without_a_status()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        using var leaving = new CancellationTokenSource();
        var held = project.Passwordless.GetConfirmCodeAsync(
            new() { ProjectId = project.ProjectId, Login = "john@example.com", OperationId = "none" }, leaving.Token);
        await time.WaitForPendingTimersAsync(1);
        Assert.Empty(await another.EntriesAsync(project));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        var entry = Assert.Single(await another.EntriesAsync(project, "wait=20"));

        Assert.True((bool?)entry["clientLeft"]);
        Assert.Null(entry["answer"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_disconnect_before_a_late_answer_is_recorded_without_a_status_but_with_its_effect()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        await project.ScriptAsync(new { operation = "requestPhoneCode", fault = "answer-late", delayMs = 5000 });
        using var leaving = new CancellationTokenSource();
        var held = project.Passwordless.RequestPhoneCodeAsync(
            new() { ProjectId = project.ProjectId, Body = new() { PhoneNumber = Person.John.PhoneNumber } }, leaving.Token);
        await time.WaitForPendingTimersAsync(1);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        var entry = Assert.Single(await another.EntriesAsync(project, "wait=20"));

        Assert.True((bool?)entry["clientLeft"]);
        Assert.Null(entry["answer"]);
        Assert.Equal(["codeSent"], JournalReading.ChangesOf(entry));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_held_request_is_recorded_with_its_duration_when_it_is_answered()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var held = project.GetConfirmCodeAsync("none", "john@example.com");
        await time.WaitForPendingTimersAsync(1);
        var asked = time.GetUtcNow();
        time.Advance(TimeSpan.FromSeconds(20));
        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => held);
        var entry = await another.LastEntryAsync(project);

        Assert.Equal(20_000, (double)entry["durationMs"]!);
        Assert.Equal(asked, (DateTimeOffset)entry["loggedDate"]!);
    }

    private static (string? Cause, string? Operation, string? Example, int Status) Read(JsonNode entry) =>
        ((string?)entry["cause"], (string?)entry["operation"], (string?)entry["answer"]!["example"], (int)entry["answer"]!["status"]!);

    private sealed class WithoutTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new NotSupportedException("There are no timers.");
    }
}
