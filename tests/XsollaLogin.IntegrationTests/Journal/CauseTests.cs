using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The journal says why a request got its answer.</summary>
public class CauseTests(MockFixture mock)
{
    private const string LogIn = "{\"username\":\"John\",\"password\":\"password123\"}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flow()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        var entry = await mock.Mock.LastEntryAsync(world);

        Assert.Equal(("flow", "signUp", "LoggedIn", 200), Read(entry));
        Assert.Equal("flow signUp → LoggedIn", (string?)entry["why"]);
        Assert.Equal(world.ProjectId, (string?)entry["projectId"]);
        Assert.Equal("POST", (string?)entry["request"]!["method"]);
        Assert.Equal("127.0.0.1", (string?)entry["request"]!["clientIp"]);
        Assert.StartsWith("application/json", (string?)entry["request"]!["headers"]!["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("John", (string?)entry["request"]!["body"]!["username"]);
        Assert.Equal("application/json", (string?)entry["answer"]!["headers"]!["Content-Type"]);
    }

    [Fact]
    public async Task A_scripted_answer()
    {
        await using var world = await mock.Asked.NewWorldAsync();
        await world.ScriptAsync("logIn", "UserBanned");
        await Refused.ByAsync(ErrorCode.UserBanned, () => world.LogInAsync());
        var entry = await mock.Asked.LastEntryAsync(world);

        Assert.Equal(("script", "logIn", "UserBanned", 401), Read(entry));
        Assert.Equal("UserBanned", (string?)entry["causeDetail"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_fault_with_what_the_flow_did_all_the_same()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var world = await another.NewWorldAsync();
        await another.Control.DoAsync(HttpMethod.Post, $"projects/{world.ProjectId}/answers", new[] { new { operation = "signUp", fault = "answer-lost" } }, Stop);
        await Assert.ThrowsAnyAsync<Exception>(() => world.SignUpAsync());
        var entry = Assert.Single(await another.EntriesAsync(world, "wait=20"));

        Assert.Equal("script", (string?)entry["cause"]);
        Assert.NotNull(entry["fault"]);
        Assert.Equal(["userAdded", "tokenIssued", "sessionBegun"], JournalReading.ChangesOf(entry));
    }

    [Fact]
    public async Task A_preference()
    {
        await using var world = await mock.Asked.NewWorldAsync();
        await mock.Asked.SendRawAsync("logIn", $"projectId={world.ProjectId}", LogIn, headers: ("Prefer", "example=UserBanned"));
        var followed = await mock.Asked.LastEntryAsync(world);
        await mock.Asked.SendRawAsync("logIn", $"projectId={world.ProjectId}", LogIn, headers: ("Prefer", "example=NoSuch"));
        var unknown = await mock.Asked.LastEntryAsync(world);

        Assert.Equal(("preference", "logIn", "UserBanned", 401), Read(followed));
        Assert.Equal("example=UserBanned", (string?)followed["causeDetail"]);
        Assert.Equal("preference", (string?)unknown["cause"]);
        Assert.Null(unknown["causeDetail"]);
    }

    [Fact]
    public async Task A_login_that_asks_for_an_error()
    {
        await using var world = await mock.Asked.NewWorldAsync();
        await Refused.ByAsync(ErrorCode.UserBanned, () => world.LogInAsync($"error.{ErrorCode.UserBanned}", "password123"));

        Assert.Equal(("login", "logIn", "UserBanned", 401), Read(await mock.Asked.LastEntryAsync(world)));
    }

    [Fact]
    public async Task A_request_that_breaks_the_contract_in_the_journal_of_the_project_it_names()
    {
        await using var world = await mock.NewWorldAsync();
        await mock.Mock.SendRawAsync("logIn", $"projectId={world.ProjectId}", "{\"username\":\"John\"}");
        var entry = await mock.Mock.LastEntryAsync(world);

        Assert.Equal("validation", (string?)entry["cause"]);
        Assert.Equal(["body.password in body is required"], JournalReading.FaultsOf(entry, "request"));
        Assert.Empty(JournalReading.FaultsOf(entry, "answer"));
    }

    [Fact]
    public async Task A_mailed_link()
    {
        await using var world = await mock.NewWorldAsync(new { requireAccountConfirmation = true });
        await world.SignUpAsync();
        using var opened = await world.OpenAsync((await world.NextMessageAsync(Person.John.Email)).Link);
        var entry = await mock.Mock.LastEntryAsync(world);

        Assert.Equal("page", (string?)entry["cause"]);
        Assert.Equal(["accountConfirmed"], JournalReading.ChangesOf(entry));
        Assert.Null(entry["operation"]);
    }

    [Fact]
    public async Task A_preflight()
    {
        await using var world = await mock.NewWorldAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, $"{ContractDocument.Current.Operation("logIn").Path[1..]}?projectId={world.ProjectId}");
        request.Headers.Add("Origin", "https://game.example.com");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await world.Http.SendAsync(request, Stop);
        var entry = await mock.Mock.LastEntryAsync(world);

        Assert.Equal("preflight", (string?)entry["cause"]);
        Assert.Equal("https://game.example.com", (string?)entry["answer"]!["headers"]!["Access-Control-Allow-Origin"]);
    }

    [Fact]
    public async Task A_path_that_is_none_in_the_journal_of_what_belongs_to_no_project()
    {
        await using var another = await mock.StartAnotherAsync();
        using var http = new HttpClient { BaseAddress = another.BaseAddress };
        using var response = await http.GetAsync("no-such-path", Stop);
        var journal = await another.Control.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop);
        var entry = Assert.Single(journal["entries"]!.AsArray())!;

        Assert.Equal(("unknown", 404), ((string?)entry["cause"], (int)entry["answer"]!["status"]!));
        Assert.Null(entry["projectId"]);
        await another.Control.DoAsync(HttpMethod.Delete, "journal", cancellationToken: Stop);
        Assert.Empty((await another.Control.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop))["entries"]!.AsArray());
    }

    [Fact]
    public async Task A_stub()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var world = await another.NewWorldAsync();
        var stub = await another.StubAsync("logIn", new { StatusCode = 204 });
        await another.SendRawAsync("logIn", $"projectId={world.ProjectId}", LogIn);
        var entry = await another.LastEntryAsync(world);

        Assert.Equal(("stub", stub), ((string?)entry["cause"], (string?)entry["causeDetail"]));
        Assert.Equal("logIn", (string?)entry["operation"]);
    }

    [Fact]
    public async Task A_project_that_is_not_configured()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { Strict = true });
        await another.SendRawAsync("logIn", "projectId=unknown", LogIn);
        var journal = await another.Control.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop);

        Assert.Equal("project", (string?)Assert.Single(journal["entries"]!.AsArray())!["cause"]);
    }

    [Fact]
    public async Task A_replay()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { Replay = true });
        await using var world = await another.NewWorldAsync();
        await another.SendRawAsync("logIn", $"projectId={world.ProjectId}", LogIn);

        Assert.Equal("replay", (string?)(await another.LastEntryAsync(world))["cause"]);
    }

    [Fact]
    public async Task A_defect_of_the_mock()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = new WithoutTimers() });
        await using var world = await another.NewWorldAsync();
        await another.SendRawAsync("getConfirmCode", $"projectId={world.ProjectId}&login=john@example.com&operation_id=none");
        var entry = await another.LastEntryAsync(world);

        Assert.Equal(("defect", 500), ((string?)entry["cause"], (int)entry["answer"]!["status"]!));
        Assert.NotEmpty(JournalReading.FaultsOf(entry, "answer"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_that_leaves_gets_no_status_and_stands_there_all_the_same()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        using var leaving = new CancellationTokenSource();
        var held = world.Passwordless.GetConfirmCodeAsync(world.ProjectId, "john@example.com", "none", leaving.Token);
        await time.TimersRun(1);
        Assert.Empty(await another.EntriesAsync(world));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        var entry = Assert.Single(await another.EntriesAsync(world, "wait=20"));

        Assert.True((bool?)entry["clientLeft"]);
        Assert.Null(entry["answer"]);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_that_leaves_before_a_late_answer_gets_no_status_though_the_call_had_its_effect()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        await world.ScriptAsync(new { operation = "requestPhoneCode", fault = "answer-late", delayMs = 5000 });
        using var leaving = new CancellationTokenSource();
        var held = world.Passwordless.RequestPhoneCodeAsync(world.ProjectId, new PhoneCodeRequest { PhoneNumber = Person.John.PhoneNumber }, cancellationToken: leaving.Token);
        await time.TimersRun(1);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        var entry = Assert.Single(await another.EntriesAsync(world, "wait=20"));

        Assert.True((bool?)entry["clientLeft"]);
        Assert.Null(entry["answer"]);
        Assert.Equal(["codeSent"], JournalReading.ChangesOf(entry));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_held_request_stands_there_when_it_is_answered_with_how_long_it_took()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        var held = world.GetConfirmCodeAsync("none", "john@example.com");
        await time.TimersRun(1);
        var asked = time.GetUtcNow();
        time.Advance(TimeSpan.FromSeconds(20));
        await Refused.ByAsync(ErrorCode.DeadlineExceeded, () => held);
        var entry = await another.LastEntryAsync(world);

        Assert.Equal(20_000, (double)entry["durationMs"]!);
        Assert.Equal(asked, (DateTimeOffset)entry["loggedDate"]!);
    }

    private static (string? Cause, string? Operation, string? Example, int Status) Read(JsonNode entry) =>
        ((string?)entry["cause"], (string?)entry["operation"], (string?)entry["answer"]!["example"], (int)entry["answer"]!["status"]!);

    private sealed class WithoutTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("There are no timers.");
    }
}
