using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>The messages that the real server would have sent.</summary>
public class InboxTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_are_filtered_by_receiver_kind_and_operation_oldest_first()
    {
        await using var project = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        await project.SignUpAsync();
        var first = await project.RequestEmailCodeAsync();
        await project.AdvanceAsync(TimeSpan.FromSeconds(1));
        var second = await project.RequestEmailCodeAsync();
        await project.RequestPhoneCodeAsync();

        Assert.Equal([null, first, second], await OperationsAsync(project, "to=JOHN@example.com"));
        Assert.Equal([first, second], await OperationsAsync(project, "to=john@example.com&kind=login-code"));
        Assert.Equal([second], await OperationsAsync(project, $"operationId={second}"));
        Assert.Empty(await OperationsAsync(project, "to=jane@example.com"));
        var messages = await project.MessagesAsync();
        Assert.Equal(4, messages.Count);
        Assert.Equal(TimeSpan.FromSeconds(1), messages[2].CreatedAt - messages[1].CreatedAt);
        Assert.All(messages, message => Assert.Equal(project.ProjectId, message.ProjectId));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_waiting_reader_gets_the_message_when_it_comes()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var waiting = OperationsAsync(project, "to=john@example.com&wait=10", another);
        await time.WaitForPendingTimersAsync(1);
        await project.RequestPhoneCodeAsync();
        var operation = await project.RequestEmailCodeAsync();

        Assert.Equal([operation], await waiting);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_wait_without_a_message_ends_empty()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var waiting = OperationsAsync(project, "wait=2.5", another);
        await time.WaitForPendingTimersAsync(1);
        time.Advance(TimeSpan.FromSeconds(2.4));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Empty(await waiting);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_waiting_reader_does_not_create_the_project_that_was_deleted()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        await project.SignUpAsync();
        var waiting = OperationsAsync(project, "wait=10", another);
        await time.WaitForPendingTimersAsync(1);
        await another.Admin.DoAsync(HttpMethod.Delete, $"projects/{project.ProjectId}", cancellationToken: Stop);
        await time.WaitForPendingTimersAsync(1);
        Assert.Empty(await another.ProjectIdsAsync());
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Empty(await waiting);
        Assert.Empty(await another.ProjectIdsAsync());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_waiting_reader_that_disconnects_is_released()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        using var leaving = new CancellationTokenSource();
        var waiting = another.Admin.SendAsync(HttpMethod.Get, "inbox?projectId=any&wait=300", cancellationToken: leaving.Token);
        await time.WaitForPendingTimersAsync(1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await time.WaitForPendingTimersAsync(0);
    }

    [Theory]
    [InlineData("", "projectId")]
    [InlineData("projectId=any&kind=letter", "kind must be one of account-confirmation, login-code, password-reset, field-confirmation, not \"letter\"")]
    [InlineData("projectId=any&after=-1", "after")]
    [InlineData("projectId=any&limit=0", "limit must be a whole number from 1 to 1000")]
    [InlineData("projectId=any&wait=-1", "wait")]
    [InlineData("projectId=any&wait=301", "wait")]
    [InlineData("projectId=any&wait=soon", "wait")]
    [InlineData("projectId=any&wait=NaN", "wait")]
    public async Task An_invalid_query_is_rejected_with_a_reason(string query, string said)
    {
        var (status, answer) = await mock.Mock.Admin.SendAsync(HttpMethod.Get, $"inbox?{query}", null, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_takes_one_message_at_a_time()
    {
        await using var project = await mock.NewProjectAsync();
        var first = await project.RequestEmailCodeAsync();
        await project.RequestPhoneCodeAsync();
        var second = await project.RequestEmailCodeAsync();
        List<string?> read = [];
        for (var (next, isEnd) = (0L, false); !isEnd;)
        {
            var answer = await ReadAsync(mock.Mock, project, $"&kind=login-code&to=john@example.com&limit=1&after={next}");
            read.AddRange(answer["messages"]!.AsArray().Select(message => (string?)message!["operationId"]));
            (next, isEnd) = ((long)answer["next"]!, answer["messages"]!.AsArray().Count == 0);
        }

        Assert.Equal([first, second], read);
    }

    [Theory]
    [InlineData("to=+12025550123")]
    [InlineData("to=%2B12025550123")]
    public async Task A_phone_number_is_found_with_an_unescaped_plus(string query)
    {
        await using var project = await mock.NewProjectAsync();
        var operation = await project.RequestPhoneCodeAsync();

        Assert.Equal([operation], await OperationsAsync(project, query));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_reader_continues_after_the_messages_it_knows()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        await project.RequestPhoneCodeAsync();
        var next = (long)(await ReadAsync(another, project, ""))["next"]!;
        Assert.Empty((await ReadAsync(another, project, $"&after={next}"))["messages"]!.AsArray());
        var waiting = ReadAsync(another, project, $"&after={next}&wait=10");
        await time.WaitForPendingTimersAsync(1);
        var operation = await project.RequestEmailCodeAsync();
        var read = await waiting;

        Assert.Equal(operation, (string?)Assert.Single(read["messages"]!.AsArray())!["operationId"]);
        Assert.True((long)read["next"]! > next);
    }

    [Fact]
    public async Task Messages_of_a_project_that_was_created_again_follow_those_of_the_earlier_one()
    {
        await using var project = await mock.NewProjectAsync();
        await project.RequestPhoneCodeAsync();
        var next = (long)(await ReadAsync(mock.Mock, project, ""))["next"]!;
        await mock.Mock.Admin.DoAsync(HttpMethod.Delete, $"projects/{project.ProjectId}", cancellationToken: Stop);
        var operation = await project.RequestEmailCodeAsync();

        Assert.Equal([operation], await OperationsAsync(project, $"after={next}"));
    }

    [Fact]
    public async Task Deleted_messages_are_gone_and_the_others_stay()
    {
        await using var project = await mock.NewProjectAsync();
        var phone = await project.RequestPhoneCodeAsync();
        await project.RequestEmailCodeAsync();
        await mock.Mock.Admin.DoAsync(HttpMethod.Delete, $"inbox?projectId={project.ProjectId}&to=john@example.com", cancellationToken: Stop);

        Assert.Equal([phone], await OperationsAsync(project, ""));
        await mock.Mock.Admin.DoAsync(HttpMethod.Delete, $"inbox?projectId={project.ProjectId}", cancellationToken: Stop);
        Assert.Empty(await OperationsAsync(project, ""));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_reader_waits_for_a_project_that_does_not_exist_yet()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var waiting = OperationsAsync(project, "wait=10", another);
        await time.WaitForPendingTimersAsync(1);
        Assert.Empty(await another.ProjectIdsAsync());
        var operation = await project.RequestEmailCodeAsync();

        Assert.Equal([operation], await waiting);
    }

    [Fact]
    public async Task The_oldest_messages_are_dropped_and_their_number_is_reported()
    {
        await using var project = await mock.NewProjectAsync();
        var first = await project.RequestEmailCodeAsync();
        await Task.WhenAll(Enumerable.Range(0, 1001).Select(_ => project.RequestPhoneCodeAsync()));
        var inbox = await mock.Mock.Admin.DoAsync(HttpMethod.Get, $"inbox?projectId={project.ProjectId}", cancellationToken: Stop);

        Assert.Equal((1000, 2), (inbox["messages"]!.AsArray().Count, (int)inbox["dropped"]!));
        Assert.Empty(await OperationsAsync(project, $"operationId={first}"));
    }

    private async Task<IReadOnlyList<string?>> OperationsAsync(TestProject project, string query, TestMock? at = null)
    {
        var inbox = await ReadAsync(at ?? mock.Mock, project, $"&{query}");
        return [.. inbox["messages"]!.AsArray().Select(message => (string?)message!["operationId"])];
    }

    private static Task<JsonNode> ReadAsync(TestMock at, TestProject project, string query) =>
        at.Admin.DoAsync(HttpMethod.Get, $"inbox?projectId={project.ProjectId}{query}", cancellationToken: Stop);
}
