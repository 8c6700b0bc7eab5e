using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Held calls and scripted answers are the same in both lanes.</summary>
public class LateLaneTests
{
    private const int TimeoutMs = 60_000;
    private const string LinkUrl = "https://game.example.com/link";

    public static TheoryData<string> Faults =>
    [
        """{"operation": "login", "fault": "too-many-requests", "retryAfterSeconds": 7}""",
        """{"operation": "login", "fault": "too-many-requests"}""",
        """{"operation": "login", "fault": "server-error"}""",
        """{"operation": "login", "fault": "server-error", "status": 599}""",
        """{"operation": "login", "example": "UserBanned", "user": "John"}""",
    ];

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Faults))]
    public async Task A_scripted_error_is_the_same_in_both_lanes(string script)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        await project.ScriptAsync(JsonNode.Parse(script)!);
        using var http = lanes.NewClient();
        using var request = project.Request("login", ("username", Person.John.Username)).ToMessage();
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(response.StatusCode >= HttpStatusCode.BadRequest);
        Assert.Empty(await project.ScriptedAsync());
        await lanes.AssertSameTracesAsync(project);
    }

    [Theory(Timeout = TimeoutMs), BothProtocols]
    public async Task A_late_answer_is_the_same_in_both_lanes(Protocol protocol)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync(protocol);
        await project.ScriptAsync(new { operation = protocol == Protocol.Jwt ? "signUp" : "signUpOAuth2", fault = "answer-late", delayMs = 5000 });
        var answer = project.SignUpAsync();
        await lanes.Time.WaitForPendingTimersAsync(2);
        Assert.False(answer.IsCompleted);
        lanes.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.NotNull(await answer);
        await lanes.AssertSameTracesAsync(project);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_late_message_is_the_same_in_both_lanes()
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        await project.ScriptAsync(new { operation = "requestEmailCode", fault = "late-code", delayMs = 5000 });
        var operation = await project.RequestEmailCodeAsync();
        Assert.Empty(await project.MessagesAsync());
        await project.AdvanceAsync(TimeSpan.FromSeconds(5));
        await project.ConfirmEmailCodeAsync(operation, (await project.NextMessageAsync(Person.John.Email)).Code!);

        await lanes.AssertSameTracesAsync(project);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_long_poll_that_a_link_ends_is_the_same_in_both_lanes()
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: LinkUrl);
        var waiting = project.GetConfirmCodeAsync(operation, Person.John.Email);
        await lanes.Time.WaitForPendingTimersAsync(2);
        var message = await project.NextMessageAsync(Person.John.Email);
        using var opened = await project.OpenAsync(message.Link);
        Assert.Equal(message.Code, await waiting);
        await project.ConfirmEmailCodeAsync(operation, message.Code!);

        // The poll and the link end at the same time.
        await lanes.AssertSameTracesAsync(project, inOrder: false);
    }

    [Theory(Timeout = TimeoutMs)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_poll_that_ends_at_its_deadline_is_the_same_in_both_lanes(bool early)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync(settings: new { confirmCodeTimeoutMs = 5000 });
        var operation = await project.RequestEmailCodeAsync(linkUrl: LinkUrl);
        if (early) await project.ScriptAsync(new { operation = "getConfirmCode", fault = "early-deadline" });
        var waiting = project.GetConfirmCodeAsync(operation, Person.John.Email);
        if (!early) await lanes.Time.WaitForPendingTimersAsync(2);
        lanes.Time.Advance(TimeSpan.FromSeconds(5));

        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => waiting);
        await lanes.AssertSameTracesAsync(project);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_failure_of_the_mock_is_answered_the_same_in_both_lanes()
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        (lanes.ExpressClock.HasTimers, lanes.ThroughClock.HasTimers) = (false, false);
        using var http = lanes.NewClient();
        using var request = project.Request("getConfirmCode").ToMessage();
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await lanes.AssertSameTracesAsync(project);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_long_poll_whose_client_leaves_is_the_same_in_both_lanes()
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: LinkUrl);
        using var leaving = new CancellationTokenSource();
        var waiting = project.Passwordless.GetConfirmCodeAsync(
            new() { ProjectId = project.ProjectId, Login = Person.John.Email, OperationId = operation }, leaving.Token);
        await lanes.Time.WaitForPendingTimersAsync(2);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await lanes.BothHaveAsync(project, "operation=getConfirmCode");
        await lanes.AssertSameTracesAsync(project);
    }
}
