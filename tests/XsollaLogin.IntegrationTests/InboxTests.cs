using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>What the real server would have sent.</summary>
public class InboxTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_are_found_by_receiver_kind_and_operation_oldest_first()
    {
        await using var world = await mock.NewWorldAsync(new { requireAccountConfirmation = true });
        await world.SignUpAsync();
        var first = await world.RequestEmailCodeAsync();
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        var second = await world.RequestEmailCodeAsync();
        await world.RequestPhoneCodeAsync();

        Assert.Equal([null, first, second], await OperationsAsync(world, "to=JOHN@example.com"));
        Assert.Equal([first, second], await OperationsAsync(world, "to=john@example.com&kind=login-code"));
        Assert.Equal([second], await OperationsAsync(world, $"operationId={second}"));
        Assert.Empty(await OperationsAsync(world, "to=jane@example.com"));
        var messages = await world.MessagesAsync();
        Assert.Equal(4, messages.Count);
        Assert.Equal(TimeSpan.FromSeconds(1), messages[2].CreatedAt - messages[1].CreatedAt);
        Assert.All(messages, message => Assert.Equal(world.ProjectId, message.ProjectId));
    }

    [Fact(Timeout = 30_000)]
    public async Task Whoever_waits_gets_the_message_when_it_comes()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        var waiting = OperationsAsync(world, "to=john@example.com&wait=10", another);
        await time.TimersRun(1);
        await world.RequestPhoneCodeAsync();
        var operation = await world.RequestEmailCodeAsync();

        Assert.Equal([operation], await waiting);
    }

    [Fact(Timeout = 30_000)]
    public async Task Whoever_waits_in_vain_gets_nothing_in_the_end()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        var waiting = OperationsAsync(world, "wait=2.5", another);
        await time.TimersRun(1);
        time.Advance(TimeSpan.FromSeconds(2.4));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Empty(await waiting);
    }

    [Fact(Timeout = 30_000)]
    public async Task Whoever_leaves_is_waited_for_no_longer()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        using var leaving = new CancellationTokenSource();
        var waiting = another.Control.SendAsync(HttpMethod.Get, "inbox?projectId=any&wait=300", cancellationToken: leaving.Token);
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
    public async Task A_question_that_makes_no_sense_is_refused_in_words(string query, string said)
    {
        var (status, answer) = await mock.Mock.Control.SendAsync(HttpMethod.Get, $"inbox?{query}", null, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_too_many_messages_the_oldest_go_and_it_is_said_how_many()
    {
        await using var world = await mock.NewWorldAsync();
        var first = await world.RequestEmailCodeAsync();
        await Task.WhenAll(Enumerable.Range(0, 1001).Select(_ => world.RequestPhoneCodeAsync()));
        var inbox = await mock.Mock.Control.DoAsync(HttpMethod.Get, $"inbox?projectId={world.ProjectId}", cancellationToken: Stop);

        Assert.Equal((1000, 2), (inbox["messages"]!.AsArray().Count, (int)inbox["dropped"]!));
        Assert.Empty(await OperationsAsync(world, $"operationId={first}"));
    }

    private async Task<IReadOnlyList<string?>> OperationsAsync(World world, string query, TestMock? at = null)
    {
        var inbox = await (at ?? mock.Mock).Control.DoAsync(HttpMethod.Get, $"inbox?projectId={world.ProjectId}&{query}", cancellationToken: Stop);
        return [.. inbox["messages"]!.AsArray().Select(message => (string?)message!["operationId"])];
    }
}
