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
        await time.TimersRun(1);
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
        await time.TimersRun(1);
        time.Advance(TimeSpan.FromSeconds(2.4));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Empty(await waiting);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_waiting_reader_that_disconnects_is_released()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        using var leaving = new CancellationTokenSource();
        var waiting = another.Admin.SendAsync(HttpMethod.Get, "inbox?projectId=any&wait=300", cancellationToken: leaving.Token);
        await time.TimersRun(1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await time.TimersRun(0);
    }

    [Theory]
    [InlineData("", "projectId")]
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
        var inbox = await (at ?? mock.Mock).Admin.DoAsync(HttpMethod.Get, $"inbox?projectId={project.ProjectId}&{query}", cancellationToken: Stop);
        return [.. inbox["messages"]!.AsArray().Select(message => (string?)message!["operationId"])];
    }
}
