using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>A journal is read from a position on, filtered and waited for; it is bounded and reports dropped entries.</summary>
public class ReadingTests(MockFixture mock)
{
    private const int TimeoutMs = 30_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_filtered()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await project.SignUpAsync(Person.Jane);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("John", "wrongpassword"));
        var token = await project.TokenOfAsync((await project.LoginAsync(Person.Jane.Email, Person.Jane.Password)).LoginUrl);
        await mock.Mock.SendRawAsync("login", $"projectId={project.ProjectId}", "{}");
        await project.GetAskFieldsAsync(token);

        Assert.Equal(["signUp", "signUp"], await OperationsAsync(project, "operation=signUp"));
        Assert.Equal(["login", "getAskFields"], await OperationsAsync(project, "status=200&user=Jane&since=0", skip: 1));
        Assert.Equal(["login"], await OperationsAsync(project, "cause=validation"));
        Assert.Equal(["signUp", "signUp", "login", "login", "getAskFields"], await OperationsAsync(project, "cause=flow"));
        Assert.Equal(["login"], await OperationsAsync(project, "example=WrongUsernameOrPassword"));
        Assert.Equal(["signUp", "login", "getAskFields"], await OperationsAsync(project, "user=jane@example.com"));
        Assert.Equal(["signUp", "login"], await OperationsAsync(project, "user=JOHN"));
        Assert.Empty(await OperationsAsync(project, "user=nobody"));
    }

    [Fact]
    public async Task Reading_continues_where_it_ended()
    {
        await using var project = await mock.NewProjectAsync();
        foreach (var _ in Enumerable.Range(0, 5)) await project.RequestPhoneCodeAsync();
        var first = await mock.Mock.JournalAsync(project, "limit=2");
        var second = await mock.Mock.JournalAsync(project, $"limit=2&since={first["next"]}");
        var third = await mock.Mock.JournalAsync(project, $"since={second["next"]}");
        var fourth = await mock.Mock.JournalAsync(project, $"since={third["next"]}");
        long[] sequences = [.. new[] { first, second, third }.SelectMany(page => page["entries"]!.AsArray()).Select(entry => (long)entry!["sequence"]!)];

        Assert.Equal(Enumerable.Range(0, 5).Select(n => sequences[0] + n), sequences);
        Assert.Empty(fourth["entries"]!.AsArray());
        Assert.Equal((long)third["next"]!, (long)fourth["next"]!);
    }

    [Fact]
    public async Task Reading_continues_in_a_project_that_replaced_the_old_one()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await project.RequestPhoneCodeAsync();
        var next = (await mock.Mock.JournalAsync(project))["next"];
        await project.RestoreAsync(await project.SaveAsync());
        Assert.Empty(await mock.Mock.EntriesAsync(project));
        await project.LoginAsync();

        Assert.Equal(["login"], await OperationsAsync(project, $"since={next}"));
    }

    [Fact]
    public async Task A_cleared_journal_is_empty_and_reports_nothing_dropped()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 1, TimeProvider = new TestClock() });
        await using var project = await another.NewProjectAsync();
        await project.RequestPhoneCodeAsync();
        await project.RequestPhoneCodeAsync();
        await another.Admin.DoAsync(HttpMethod.Delete, $"projects/{project.ProjectId}/journal", cancellationToken: Stop);
        var emptied = await another.JournalAsync(project);

        Assert.Equal((0, 0), (emptied["entries"]!.AsArray().Count, (int)emptied["dropped"]!));
    }

    [Theory]
    [InlineData("POST", "reset")]
    [InlineData("DELETE", "requests")]
    public async Task A_reset_of_everything_clears_all_journals(string method, string call)
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync();
        await project.RequestPhoneCodeAsync();
        using var unknown = await project.Http.GetAsync(new Uri(another.BaseAddress, "/no-such-page"), Stop);
        await another.Admin.DoAsync(new HttpMethod(method), call, cancellationToken: Stop);

        Assert.Empty((await another.Admin.DoAsync(HttpMethod.Get, "requests", cancellationToken: Stop)).AsArray());
    }

    [Fact]
    public async Task The_oldest_entries_are_dropped_and_their_number_is_reported()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 10, TimeProvider = new TestClock() });
        await using var project = await another.NewProjectAsync();
        await project.RequestPhoneCodeAsync();
        var first = (long)(await another.LastEntryAsync(project))["sequence"]!;
        foreach (var _ in Enumerable.Range(0, 14)) await project.RequestPhoneCodeAsync();
        var all = await another.JournalAsync(project);
        var later = await another.JournalAsync(project, $"since={first + 2}");
        var rest = await another.JournalAsync(project, $"since={first + 9}");

        Assert.Equal((10, 5), Read(all));
        Assert.Equal((10, 2), Read(later));
        Assert.Equal((5, 0), Read(rest));
    }

    [Fact]
    public async Task Fewer_large_entries_are_kept()
    {
        await using var project = await mock.NewProjectAsync();
        var body = $"{{\"username\":\"{new string('x', 1_000_000)}\",\"password\":\"password123\"}}";
        foreach (var _ in Enumerable.Range(0, 6)) await mock.Mock.SendRawAsync("login", $"projectId={project.ProjectId}", body);
        var (kept, dropped) = Read(await mock.Mock.JournalAsync(project));

        Assert.InRange(kept, 2, 4);
        Assert.Equal(6, kept + dropped);
    }

    [Fact]
    public async Task Parallel_requests_lose_no_entry()
    {
        await using var project = await mock.NewProjectAsync();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => project.RequestPhoneCodeAsync()));
        var entries = await mock.Mock.EntriesAsync(project);
        var first = (long)entries[0]["sequence"]!;

        Assert.Equal(Enumerable.Range(0, 500).Select(n => first + n), entries.Select(entry => (long)entry["sequence"]!));
        Assert.Equal(500, entries.Select(entry => (string?)entry["changes"]![0]!["subject"]).Distinct().Count());
        Assert.Equal(500, entries.Select(entry => (string?)entry["id"]).Distinct().Count());
    }

    [Fact]
    public async Task A_mock_without_a_journal_reports_that()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 0, TimeProvider = new TestClock() });
        await using var project = await another.NewProjectAsync();
        await project.SignUpAsync();
        var (status, error) = await another.Admin.SendAsync(HttpMethod.Get, $"projects/{project.ProjectId}/journal", cancellationToken: Stop);
        var requests = await another.Admin.DoAsync(HttpMethod.Get, "requests", cancellationToken: Stop);
        var count = await another.Admin.DoAsync(HttpMethod.Post, "requests/count", new { Url = "*" }, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("--journal", (string?)error["errors"]![0]!["title"], StringComparison.Ordinal);
        Assert.Empty(requests.AsArray());
        Assert.Equal(0, (int)count["Count"]!);
    }

    [Theory]
    [InlineData("operation=logUp", "login")]
    [InlineData("status=ok", "status must be a whole number")]
    [InlineData("status=99", "status must be a whole number from 100")]
    [InlineData("cause=magic", "cause must be one of unknown, page")]
    [InlineData("since=-1", "since must be a whole number")]
    [InlineData("since=99999999999999999999", "since must be a whole number")]
    [InlineData("limit=0", "limit must be a whole number from 1")]
    [InlineData("wait=301", "wait")]
    [InlineData("operaton=login", "operaton")]
    public async Task An_invalid_query_is_rejected_with_a_reason(string query, string said)
    {
        var (status, answer) = await mock.Mock.Admin.SendAsync(HttpMethod.Get, $"projects/any/journal?{query}", null, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_journal_size_stops_the_start() =>
        await Assert.ThrowsAsync<ArgumentException>(() => MockLoginServer.StartAsync(new MockLoginServerOptions { JournalSize = -1 }, Stop));

    [Fact(Timeout = TimeoutMs)]
    public async Task A_waiting_reader_gets_the_matching_request_when_it_comes()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var waiting = another.EntriesAsync(project, "operation=login&wait=10");
        await time.WaitForPendingTimersAsync(1);
        await project.SignUpAsync();
        Assert.False(waiting.IsCompleted);
        await project.LoginAsync();

        Assert.Equal("login", (string?)Assert.Single(await waiting)["operation"]);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_wait_without_a_matching_request_ends_empty()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var waiting = another.EntriesAsync(project, "wait=2.5");
        await time.WaitForPendingTimersAsync(1);
        time.Advance(TimeSpan.FromSeconds(2.4));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Empty(await waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_waiting_reader_keeps_waiting_in_the_project_that_replaces_the_old_one()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        await project.SignUpAsync();
        var waiting = another.EntriesAsync(project, "operation=login&wait=10");
        await time.WaitForPendingTimersAsync(1);
        await project.RestoreAsync(await project.SaveAsync());
        await project.LoginAsync();

        Assert.Single(await waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_waiting_reader_that_disconnects_is_released()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        using var leaving = new CancellationTokenSource();
        var waiting = another.Admin.SendAsync(HttpMethod.Get, "projects/any/journal?wait=300", cancellationToken: leaving.Token);
        await time.WaitForPendingTimersAsync(1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await time.WaitForPendingTimersAsync(0);
    }

    private static (int Kept, int Dropped) Read(JsonNode journal) => (journal["entries"]!.AsArray().Count, (int)journal["dropped"]!);

    private async Task<IEnumerable<string?>> OperationsAsync(TestProject project, string query, int skip = 0) =>
        (await mock.Mock.EntriesAsync(project, query)).Skip(skip).Select(entry => (string?)entry["operation"]);
}
