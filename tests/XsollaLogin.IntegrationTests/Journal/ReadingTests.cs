using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>A journal is read from a place on, filtered, waited for; it is bounded and says what it dropped.</summary>
public class ReadingTests(MockFixture mock)
{
    private const int Enough = 30_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_filtered()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        await world.SignUpAsync(Person.Jane);
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync("John", "wrongpassword"));
        var token = await world.TokenOfAsync((await world.LogInAsync(Person.Jane.Email, Person.Jane.Password)).LoginUrl);
        await mock.Mock.SendRawAsync("logIn", $"projectId={world.ProjectId}", "{}");
        await world.GetAskFieldsAsync(token);

        Assert.Equal(["signUp", "signUp"], await OperationsAsync(world, "operation=signUp"));
        Assert.Equal(["logIn", "getAskFields"], await OperationsAsync(world, "status=200&user=Jane&since=0", skip: 1));
        Assert.Equal(["logIn"], await OperationsAsync(world, "cause=validation"));
        Assert.Equal(["signUp", "signUp", "logIn", "logIn", "getAskFields"], await OperationsAsync(world, "cause=flow"));
        Assert.Equal(["logIn"], await OperationsAsync(world, "example=WrongUsernameOrPassword"));
        Assert.Equal(["signUp", "logIn", "getAskFields"], await OperationsAsync(world, "user=jane@example.com"));
        Assert.Equal(["signUp", "logIn"], await OperationsAsync(world, "user=JOHN"));
        Assert.Empty(await OperationsAsync(world, "user=nobody"));
    }

    [Fact]
    public async Task Reading_goes_on_where_it_ended()
    {
        await using var world = await mock.NewWorldAsync();
        foreach (var _ in Enumerable.Range(0, 5)) await world.RequestPhoneCodeAsync();
        var first = await mock.Mock.JournalAsync(world, "limit=2");
        var second = await mock.Mock.JournalAsync(world, $"limit=2&since={first["next"]}");
        var third = await mock.Mock.JournalAsync(world, $"since={second["next"]}");
        var fourth = await mock.Mock.JournalAsync(world, $"since={third["next"]}");
        long[] sequences = [.. new[] { first, second, third }.SelectMany(page => page["entries"]!.AsArray()).Select(entry => (long)entry!["sequence"]!)];

        Assert.Equal(Enumerable.Range(0, 5).Select(n => sequences[0] + n), sequences);
        Assert.Empty(fourth["entries"]!.AsArray());
        Assert.Equal((long)third["next"]!, (long)fourth["next"]!);
    }

    [Fact]
    public async Task Reading_goes_on_in_a_world_that_took_the_place_of_the_old_one()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        await world.RequestPhoneCodeAsync();
        var next = (await mock.Mock.JournalAsync(world))["next"];
        await world.RestoreAsync(await world.SaveAsync());
        Assert.Empty(await mock.Mock.EntriesAsync(world));
        await world.LogInAsync();

        Assert.Equal(["logIn"], await OperationsAsync(world, $"since={next}"));
    }

    [Fact]
    public async Task An_emptied_journal_is_empty_and_dropped_nothing()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 1, TimeProvider = new TestClock() });
        await using var world = await another.NewWorldAsync();
        await world.RequestPhoneCodeAsync();
        await world.RequestPhoneCodeAsync();
        await another.Control.DoAsync(HttpMethod.Delete, $"projects/{world.ProjectId}/journal", cancellationToken: Stop);
        var emptied = await another.JournalAsync(world);

        Assert.Equal((0, 0), (emptied["entries"]!.AsArray().Count, (int)emptied["dropped"]!));
    }

    [Theory]
    [InlineData("POST", "reset")]
    [InlineData("DELETE", "requests")]
    public async Task All_journals_are_emptied(string method, string call)
    {
        await using var another = await mock.StartAnotherAsync();
        await using var world = await another.NewWorldAsync();
        await world.RequestPhoneCodeAsync();
        using var unknown = await world.Http.GetAsync(new Uri(another.BaseAddress, "/no-such-page"), Stop);
        await another.Control.DoAsync(new HttpMethod(method), call, cancellationToken: Stop);

        Assert.Empty((await another.Control.DoAsync(HttpMethod.Get, "requests", cancellationToken: Stop)).AsArray());
    }

    [Fact]
    public async Task Of_too_many_the_oldest_go_and_it_is_said_how_many()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 10, TimeProvider = new TestClock() });
        await using var world = await another.NewWorldAsync();
        await world.RequestPhoneCodeAsync();
        var first = (long)(await another.LastEntryAsync(world))["sequence"]!;
        foreach (var _ in Enumerable.Range(0, 14)) await world.RequestPhoneCodeAsync();
        var all = await another.JournalAsync(world);
        var later = await another.JournalAsync(world, $"since={first + 2}");
        var rest = await another.JournalAsync(world, $"since={first + 9}");

        Assert.Equal((10, 5), Read(all));
        Assert.Equal((10, 2), Read(later));
        Assert.Equal((5, 0), Read(rest));
    }

    [Fact]
    public async Task Of_large_ones_fewer_are_kept()
    {
        await using var world = await mock.NewWorldAsync();
        var body = $"{{\"username\":\"{new string('x', 1_000_000)}\",\"password\":\"password123\"}}";
        foreach (var _ in Enumerable.Range(0, 6)) await mock.Mock.SendRawAsync("logIn", $"projectId={world.ProjectId}", body);
        var (kept, dropped) = Read(await mock.Mock.JournalAsync(world));

        Assert.InRange(kept, 2, 4);
        Assert.Equal(6, kept + dropped);
    }

    [Fact]
    public async Task Parallel_requests_lose_no_entry()
    {
        await using var world = await mock.NewWorldAsync();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => world.RequestPhoneCodeAsync()));
        var entries = await mock.Mock.EntriesAsync(world);
        var first = (long)entries[0]["sequence"]!;

        Assert.Equal(Enumerable.Range(0, 500).Select(n => first + n), entries.Select(entry => (long)entry["sequence"]!));
        Assert.Equal(500, entries.Select(entry => (string?)entry["changes"]![0]!["subject"]).Distinct().Count());
        Assert.Equal(500, entries.Select(entry => (string?)entry["id"]).Distinct().Count());
    }

    [Fact]
    public async Task A_mock_without_a_journal_says_so()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 0, TimeProvider = new TestClock() });
        await using var world = await another.NewWorldAsync();
        await world.SignUpAsync();
        var (status, refusal) = await another.Control.SendAsync(HttpMethod.Get, $"projects/{world.ProjectId}/journal", cancellationToken: Stop);
        var requests = await another.Control.DoAsync(HttpMethod.Get, "requests", cancellationToken: Stop);
        var count = await another.Control.DoAsync(HttpMethod.Post, "requests/count", new { Url = "*" }, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("--journal", (string?)refusal["errors"]![0]!["title"], StringComparison.Ordinal);
        Assert.Empty(requests.AsArray());
        Assert.Equal(0, (int)count["Count"]!);
    }

    [Theory]
    [InlineData("operation=logUp", "logIn")]
    [InlineData("status=ok", "status must be a whole number")]
    [InlineData("status=99", "status must be a whole number from 100")]
    [InlineData("cause=magic", "cause must be one of unknown, page")]
    [InlineData("since=-1", "since must be a whole number")]
    [InlineData("since=99999999999999999999", "since must be a whole number")]
    [InlineData("limit=0", "limit must be a whole number from 1")]
    [InlineData("wait=301", "wait")]
    [InlineData("operaton=logIn", "operaton")]
    public async Task A_question_that_makes_no_sense_is_refused_in_words(string query, string said)
    {
        var (status, answer) = await mock.Mock.Control.SendAsync(HttpMethod.Get, $"projects/any/journal?{query}", null, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_that_is_none_starts_no_mock() =>
        await Assert.ThrowsAsync<ArgumentException>(() => MockLoginServer.StartAsync(new MockLoginServerOptions { JournalSize = -1 }, Stop));

    [Fact(Timeout = Enough)]
    public async Task Whoever_waits_gets_the_request_that_matches_when_it_comes()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        var waiting = another.EntriesAsync(world, "operation=logIn&wait=10");
        await time.TimersRun(1);
        await world.SignUpAsync();
        Assert.False(waiting.IsCompleted);
        await world.LogInAsync();

        Assert.Equal("logIn", (string?)Assert.Single(await waiting)["operation"]);
    }

    [Fact(Timeout = Enough)]
    public async Task Whoever_waits_in_vain_gets_nothing_in_the_end()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        var waiting = another.EntriesAsync(world, "wait=2.5");
        await time.TimersRun(1);
        time.Advance(TimeSpan.FromSeconds(2.4));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Empty(await waiting);
    }

    [Fact(Timeout = Enough)]
    public async Task Whoever_waits_goes_on_waiting_in_the_world_that_takes_the_place()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        await world.SignUpAsync();
        var waiting = another.EntriesAsync(world, "operation=logIn&wait=10");
        await time.TimersRun(1);
        await world.RestoreAsync(await world.SaveAsync());
        await world.LogInAsync();

        Assert.Single(await waiting);
    }

    [Fact(Timeout = Enough)]
    public async Task Whoever_leaves_is_waited_for_no_longer()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        using var leaving = new CancellationTokenSource();
        var waiting = another.Control.SendAsync(HttpMethod.Get, "projects/any/journal?wait=300", cancellationToken: leaving.Token);
        await time.TimersRun(1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await time.TimersRun(0);
    }

    private static (int Kept, int Dropped) Read(JsonNode journal) => (journal["entries"]!.AsArray().Count, (int)journal["dropped"]!);

    private async Task<IEnumerable<string?>> OperationsAsync(World world, string query, int skip = 0) =>
        (await mock.Mock.EntriesAsync(world, query)).Skip(skip).Select(entry => (string?)entry["operation"]);
}
