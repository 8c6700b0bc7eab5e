using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Calls that are held, and answers that are scripted to come late or to be another, are the same in both lanes.</summary>
public class LateLaneTests
{
    private const int Enough = 60_000;
    private const string LinkUrl = "https://game.example.com/link";

    public static TheoryData<string> Faults =>
    [
        """{"operation": "logIn", "fault": "too-many-requests", "retryAfterSeconds": 7}""",
        """{"operation": "logIn", "fault": "too-many-requests"}""",
        """{"operation": "logIn", "fault": "server-error"}""",
        """{"operation": "logIn", "fault": "server-error", "status": 599}""",
        """{"operation": "logIn", "example": "UserBanned", "user": "John"}""",
    ];

    [Theory(Timeout = Enough)]
    [MemberData(nameof(Faults))]
    public async Task A_scripted_error_is_the_same_in_both_lanes(string script)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var world = await lanes.NewWorldAsync();
        await world.ScriptAsync(JsonNode.Parse(script)!);
        using var http = lanes.NewClient();
        using var request = world.Request("logIn", ("username", Person.John.Username)).ToMessage();
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(response.StatusCode >= HttpStatusCode.BadRequest);
        Assert.Empty(await world.ScriptedAsync());
        await lanes.AssertSameTracesAsync(world);
    }

    [Theory(Timeout = Enough), BothProtocols]
    public async Task A_late_answer_is_the_same_in_both_lanes(Protocol protocol)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var world = await lanes.NewWorldAsync(protocol);
        await world.ScriptAsync(new { operation = protocol == Protocol.Jwt ? "signUp" : "signUpOAuth2", fault = "answer-late", delayMs = 5000 });
        var answer = world.SignUpAsync();
        await lanes.Time.TimersRun(2);
        Assert.False(answer.IsCompleted);
        lanes.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.NotNull(await answer);
        await lanes.AssertSameTracesAsync(world);
    }

    [Fact(Timeout = Enough)]
    public async Task A_late_message_is_the_same_in_both_lanes()
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var world = await lanes.NewWorldAsync();
        await world.ScriptAsync(new { operation = "requestEmailCode", fault = "late-code", delayMs = 5000 });
        var operation = await world.RequestEmailCodeAsync();
        Assert.Empty(await world.MessagesAsync());
        await world.AdvanceAsync(TimeSpan.FromSeconds(5));
        await world.ConfirmEmailCodeAsync(operation, (await world.NextMessageAsync(Person.John.Email)).Code!);

        await lanes.AssertSameTracesAsync(world);
    }

    [Fact(Timeout = Enough)]
    public async Task A_long_poll_that_a_link_ends_is_the_same_in_both_lanes()
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var world = await lanes.NewWorldAsync();
        var operation = await world.RequestEmailCodeAsync(linkUrl: LinkUrl);
        var waiting = world.GetConfirmCodeAsync(operation, Person.John.Email);
        await lanes.Time.TimersRun(2);
        var message = await world.NextMessageAsync(Person.John.Email);
        using var opened = await world.OpenAsync(message.Link);
        Assert.Equal(message.Code, await waiting);
        await world.ConfirmEmailCodeAsync(operation, message.Code!);

        // The poll and the link end at the same time.
        await lanes.AssertSameTracesAsync(world, inOrder: false);
    }

    [Theory(Timeout = Enough)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_poll_that_ends_at_its_deadline_is_the_same_in_both_lanes(bool early)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var world = await lanes.NewWorldAsync(settings: new { confirmCodeTimeoutMs = 5000 });
        var operation = await world.RequestEmailCodeAsync(linkUrl: LinkUrl);
        if (early) await world.ScriptAsync(new { operation = "getConfirmCode", fault = "early-deadline" });
        var waiting = world.GetConfirmCodeAsync(operation, Person.John.Email);
        if (!early) await lanes.Time.TimersRun(2);
        lanes.Time.Advance(TimeSpan.FromSeconds(5));

        await Refused.ByAsync(ErrorCode.DeadlineExceeded, () => waiting);
        await lanes.AssertSameTracesAsync(world);
    }

    [Fact(Timeout = Enough)]
    public async Task A_failure_of_the_mock_is_answered_the_same_in_both_lanes()
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var world = await lanes.NewWorldAsync();
        (lanes.ExpressClock.HasTimers, lanes.ThroughClock.HasTimers) = (false, false);
        using var http = lanes.NewClient();
        using var request = world.Request("getConfirmCode").ToMessage();
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await lanes.AssertSameTracesAsync(world);
    }

    [Fact(Timeout = Enough)]
    public async Task A_long_poll_whose_client_leaves_is_the_same_in_both_lanes()
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var world = await lanes.NewWorldAsync();
        var operation = await world.RequestEmailCodeAsync(linkUrl: LinkUrl);
        using var leaving = new CancellationTokenSource();
        var waiting = world.Passwordless.GetConfirmCodeAsync(world.ProjectId, Person.John.Email, operation, leaving.Token);
        await lanes.Time.TimersRun(2);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await lanes.BothHaveAsync(world, "operation=getConfirmCode");
        await lanes.AssertSameTracesAsync(world);
    }
}
