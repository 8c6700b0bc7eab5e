using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>The fault late-code: the call is answered at once, and the message comes by the clock of the project.</summary>
public class LateCodeTests(MockFixture mock)
{
    private const int TimeoutMs = 30_000;
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(90);

    public static TheoryData<string> Senders =>
    [
        "signUp", "resendConfirmationLink", "requestPhoneCode", "requestEmailCode", "ask", "requestPasswordReset",
    ];

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task The_message_arrives_at_its_time_on_the_clock_of_the_project(string operation)
    {
        await using var project = await mock.NewProjectAsync(
            new { requireAccountConfirmation = operation == "resendConfirmationLink", askFields = new[] { new { name = "phone_number" } } });
        if (operation != "signUp") await project.SignUpAsync();
        if (operation == "signUp") await project.ConfigureAsync(new { requireAccountConfirmation = true });
        var before = (await project.MessagesAsync()).Count;
        await project.ScriptAsync(LateCode(operation));
        await CallAsync(project, operation);

        Assert.Equal(before, (await project.MessagesAsync()).Count);
        await project.AdvanceAsync(Delay - TimeSpan.FromSeconds(1));
        Assert.Equal(before, (await project.MessagesAsync()).Count);
        await project.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(before + 1, (await project.MessagesAsync()).Count);
    }

    [Fact]
    public async Task The_code_of_a_late_message_is_valid_and_ages_from_the_request()
    {
        await using var project = await mock.NewProjectAsync(new { codeLifetimeSeconds = 100 });
        await project.ScriptAsync(LateCode("requestPhoneCode", times: 2));
        var (soon, tooLate) = (await project.RequestPhoneCodeAsync(), await project.RequestPhoneCodeAsync());
        await project.AdvanceAsync(Delay);
        await project.ConfirmPhoneCodeAsync(soon, (await project.NextMessageAsync(Person.John.PhoneNumber)).Code!);
        await project.AdvanceAsync(TimeSpan.FromSeconds(10));
        var old = await project.NextMessageAsync(Person.John.PhoneNumber);

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPhoneCodeAsync(tooLate, old.Code!));
    }

    [Fact]
    public async Task Messages_are_listed_in_the_order_of_their_arrival()
    {
        await using var project = await mock.NewProjectAsync();
        await project.ScriptAsync(LateCode("requestEmailCode", delayMs: 2000), LateCode("requestEmailCode", delayMs: 1000, times: 2));
        var slow = await project.RequestEmailCodeAsync();
        var (first, second) = (await project.RequestEmailCodeAsync(), await project.RequestEmailCodeAsync());
        var atOnce = await project.RequestEmailCodeAsync();
        await project.AdvanceAsync(TimeSpan.FromSeconds(1));
        var next = await project.RequestEmailCodeAsync();
        await project.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal([atOnce, first, second, next, slow], (await project.MessagesAsync()).Select(message => message.OperationId));
    }

    [Theory(Timeout = TimeoutMs)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_waiting_reader_gets_the_message_when_it_arrives(bool byTheServersClock)
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        await project.ScriptAsync(LateCode("requestEmailCode"));
        var operation = await project.RequestEmailCodeAsync();
        var waiting = InboxAsync(another, project);
        await time.WaitForPendingTimersAsync(1);
        if (byTheServersClock) time.Advance(Delay);
        else await project.AdvanceAsync(Delay);

        Assert.Equal(operation, (string?)(await waiting)["messages"]!.AsArray().Single()!["operationId"]);
        await time.WaitForPendingTimersAsync(0);
    }

    [Theory(Timeout = TimeoutMs)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_that_waits_before_the_request_gets_the_late_message(bool byTheServersClock)
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        await project.ScriptAsync(LateCode("requestEmailCode"));
        var waiting = InboxAsync(another, project);
        await time.WaitForPendingTimersAsync(1);
        var operation = await project.RequestEmailCodeAsync();
        await time.WaitForPendingTimersAsync(1, within: Delay);
        if (byTheServersClock) time.Advance(Delay);
        else await project.AdvanceAsync(Delay);

        Assert.Equal(operation, (string?)(await waiting)["messages"]!.AsArray().Single()!["operationId"]);
    }

    [Fact]
    public async Task The_snapshot_contains_delayed_messages()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var here = await mock.NewProjectAsync();
        await here.ScriptAsync(LateCode("requestEmailCode", times: 2));
        string[] operations = [await here.RequestEmailCodeAsync(), await here.RequestEmailCodeAsync()];
        await here.AdvanceAsync(TimeSpan.FromSeconds(60));
        await using var there = another.ProjectLike(here);
        await there.RestoreAsync(await here.SaveAsync());

        Assert.Empty(await there.MessagesAsync());
        await there.AdvanceAsync(TimeSpan.FromSeconds(30));
        var messages = await there.MessagesAsync();
        Assert.Equal(operations, messages.Select(message => message.OperationId));
        await there.ConfirmEmailCodeAsync(operations[1], messages[1].Code!);
    }

    private static object LateCode(string operation, int delayMs = 90_000, int times = 1) => new { operation, fault = "late-code", delayMs, times };

    private static Task<JsonNode> InboxAsync(TestMock mock, TestProject project) =>
        mock.Admin.DoAsync(HttpMethod.Get, $"inbox?projectId={project.ProjectId}&wait=300", cancellationToken: TestContext.Current.CancellationToken);

    private static async Task CallAsync(TestProject project, string operation) => await (operation switch
    {
        "signUp" => project.SignUpAsync(),
        "resendConfirmationLink" => project.ResendConfirmationLinkAsync(Person.John.Username),
        "requestPhoneCode" => project.RequestPhoneCodeAsync(),
        "requestEmailCode" => project.RequestEmailCodeAsync(),
        "ask" => project.AskAsync((await project.LoginAsync()).Token!, new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }),
        _ => project.RequestPasswordResetAsync(Person.John.Username),
    });
}
