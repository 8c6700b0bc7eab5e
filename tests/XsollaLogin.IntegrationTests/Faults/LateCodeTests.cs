using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>late-code: the call is answered at once, the world's clock brings the message.</summary>
public class LateCodeTests(MockFixture mock)
{
    private const int Enough = 30_000;
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(90);

    public static TheoryData<string> Senders =>
    [
        "signUp", "resendConfirmationLink", "requestPhoneCode", "requestEmailCode", "ask", "requestPasswordReset",
    ];

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task The_message_comes_when_the_world_s_time_has_come(string operation)
    {
        await using var world = await mock.NewWorldAsync(new { requireAccountConfirmation = operation == "resendConfirmationLink", askFields = new[] { new { name = "phone_number" } } });
        if (operation != "signUp") await world.SignUpAsync();
        if (operation == "signUp") await world.ConfigureAsync(new { requireAccountConfirmation = true });
        var before = (await world.MessagesAsync()).Count;
        await world.ScriptAsync(LateCode(operation));
        await CallAsync(world, operation);

        Assert.Equal(before, (await world.MessagesAsync()).Count);
        await world.AdvanceAsync(Delay - TimeSpan.FromSeconds(1));
        Assert.Equal(before, (await world.MessagesAsync()).Count);
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(before + 1, (await world.MessagesAsync()).Count);
    }

    [Fact]
    public async Task The_code_of_a_late_message_is_right_and_grows_old_from_its_sending()
    {
        await using var world = await mock.NewWorldAsync(new { codeLifetimeSeconds = 100 });
        await world.ScriptAsync(LateCode("requestPhoneCode", times: 2));
        var (soon, tooLate) = (await world.RequestPhoneCodeAsync(), await world.RequestPhoneCodeAsync());
        await world.AdvanceAsync(Delay);
        await world.ConfirmPhoneCodeAsync(soon, (await world.NextMessageAsync(Person.John.PhoneNumber)).Code!);
        await world.AdvanceAsync(TimeSpan.FromSeconds(10));
        var old = await world.NextMessageAsync(Person.John.PhoneNumber);

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPhoneCodeAsync(tooLate, old.Code!));
    }

    [Fact]
    public async Task Messages_lie_in_the_order_of_their_arrival()
    {
        await using var world = await mock.NewWorldAsync();
        await world.ScriptAsync(LateCode("requestEmailCode", delayMs: 2000), LateCode("requestEmailCode", delayMs: 1000, times: 2));
        var slow = await world.RequestEmailCodeAsync();
        var (first, second) = (await world.RequestEmailCodeAsync(), await world.RequestEmailCodeAsync());
        var atOnce = await world.RequestEmailCodeAsync();
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        var next = await world.RequestEmailCodeAsync();
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal([atOnce, first, second, next, slow], (await world.MessagesAsync()).Select(message => message.OperationId));
    }

    [Theory(Timeout = Enough)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_waits_gets_the_message_when_it_arrives(bool byTheServersClock)
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        await world.ScriptAsync(LateCode("requestEmailCode"));
        var operation = await world.RequestEmailCodeAsync();
        var waiting = InboxAsync(another, world);
        await time.TimersRun(1);
        if (byTheServersClock) time.Advance(Delay);
        else await world.AdvanceAsync(Delay);

        Assert.Equal(operation, (string?)(await waiting)["messages"]!.AsArray().Single()!["operationId"]);
        await time.TimersRun(0);
    }

    [Fact(Timeout = Enough)]
    public async Task Whoever_waits_already_gets_a_message_that_is_sent_late()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        await world.ScriptAsync(LateCode("requestEmailCode"));
        var waiting = InboxAsync(another, world);
        await time.TimersRun(1);
        var operation = await world.RequestEmailCodeAsync();
        await time.TimersRun(1);
        await world.AdvanceAsync(Delay);

        Assert.Equal(operation, (string?)(await waiting)["messages"]!.AsArray().Single()!["operationId"]);
    }

    [Fact]
    public async Task Messages_on_their_way_go_with_the_snapshot()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var here = await mock.NewWorldAsync();
        await here.ScriptAsync(LateCode("requestEmailCode"));
        var operation = await here.RequestEmailCodeAsync();
        await here.AdvanceAsync(TimeSpan.FromSeconds(60));
        await using var there = another.WorldLike(here);
        await there.RestoreAsync(await here.SaveAsync());

        Assert.Empty(await there.MessagesAsync());
        await there.AdvanceAsync(TimeSpan.FromSeconds(30));
        await there.ConfirmEmailCodeAsync(operation, (await there.NextMessageAsync(Person.John.Email)).Code!);
    }

    private static object LateCode(string operation, int delayMs = 90_000, int times = 1) => new { operation, fault = "late-code", delayMs, times };

    private static Task<JsonNode> InboxAsync(TestMock mock, World world) =>
        mock.Control.DoAsync(HttpMethod.Get, $"inbox?projectId={world.ProjectId}&wait=300", cancellationToken: TestContext.Current.CancellationToken);

    private static async Task CallAsync(World world, string operation) => await (operation switch
    {
        "signUp" => world.SignUpAsync(),
        "resendConfirmationLink" => world.ResendConfirmationLinkAsync(Person.John.Username),
        "requestPhoneCode" => world.RequestPhoneCodeAsync(),
        "requestEmailCode" => world.RequestEmailCodeAsync(),
        "ask" => world.AskAsync((await world.LogInAsync()).Token!, new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }),
        _ => world.RequestPasswordResetAsync(Person.John.Username),
    });
}
