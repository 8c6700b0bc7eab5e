namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>A script that makes no sense is refused in words, and nothing of it is taken.</summary>
public class RefusedScriptTests(MockFixture mock)
{
    public static TheoryData<string, string> Scripts => new()
    {
        { """{"operation": "logIn"}""", "needs an example or a fault" },
        { """{"operation": "logIn", "example": "UserBanned", "fault": "answer-lost"}""", "not both" },
        { """{"operation": "logIn", "fault": "answer-eaten"}""", "there are answer-lost, answer-late, too-many-requests, server-error, connection-reset, early-deadline, late-code" },
        { """{"operation": "logIn", "fault": "ANSWER-LOST"}""", "there is no fault" },
        { """{"operation": "logUp", "fault": "answer-lost"}""", "there is no operation" },
        { """{"operation": "logIn", "fault": "answer-lost", "times": 0}""", "times must be from 1 to 10000, not 0" },
        { """{"operation": "logIn", "fault": "answer-lost", "times": 10001}""", "times must be from 1 to 10000, not 10001" },
        { """{"operation": "logIn", "fault": "answer-lost", "user": ""}""", "user must be of 1" },
        { """{"operation": "logIn", "fault": "answer-late"}""", "answer-late needs delayMs" },
        { """{"operation": "requestPhoneCode", "fault": "late-code"}""", "late-code needs delayMs" },
        { """{"operation": "logIn", "fault": "answer-late", "delayMs": 0}""", "delayMs must be from 1 to 3600000, not 0" },
        { """{"operation": "logIn", "fault": "answer-late", "delayMs": 3600001}""", "delayMs must be from 1 to 3600000, not 3600001" },
        { """{"operation": "logIn", "fault": "answer-lost", "delayMs": 5}""", "delayMs goes with answer-late and late-code, not with answer-lost" },
        { """{"operation": "logIn", "example": "UserBanned", "delayMs": 5}""", "delayMs goes with answer-late and late-code, not with UserBanned" },
        { """{"operation": "logIn", "fault": "late-code", "delayMs": 5}""", "logIn sends no message" },
        { """{"operation": "logIn", "fault": "early-deadline"}""", "early-deadline is for getConfirmCode" },
        { """{"operation": "logIn", "fault": "server-error", "status": 499}""", "status must be from 500 to 599, not 499" },
        { """{"operation": "logIn", "fault": "server-error", "status": 600}""", "status must be from 500 to 599, not 600" },
        { """{"operation": "logIn", "fault": "too-many-requests", "status": 503}""", "status goes with server-error, not with too-many-requests" },
        { """{"operation": "logIn", "fault": "too-many-requests", "retryAfterSeconds": -1}""", "retryAfterSeconds must be from 0 to 86400, not -1" },
        { """{"operation": "logIn", "fault": "server-error", "retryAfterSeconds": 1}""", "retryAfterSeconds goes with too-many-requests, not with server-error" },
        { """{"operation": "logIn", "fault": "answer-lost", "delay": 5}""", "delay" },
        { """{"operation": "logIn", "fault": "answer-late", "delayMs": "5"}""", "$[1].delayMs" },
        { "null", "must be an object" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task It_is_said_what_is_wrong_and_where(string script, string said)
    {
        await using var world = await mock.Asked.NewWorldAsync(new { });
        var body = $$"""[{"operation": "logIn", "example": "UserBanned"}, {{script}}]""";
        var (status, answer) = await mock.Asked.Control.SendAsync(HttpMethod.Post, $"projects/{world.ProjectId}/answers", body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var title = (string?)Assert.Single(answer["errors"]!.AsArray())!["title"];
        Assert.Contains(said, title, StringComparison.Ordinal);
        Assert.Contains("$[1]", title, StringComparison.Ordinal);
        Assert.Empty(await world.ScriptedAsync());
    }

    [Theory]
    [InlineData("scriptedAnswers", """[{"operation": "logIn", "fault": "answer-eaten"}]""", "scriptedAnswers[0]: there is no fault")]
    [InlineData("scriptedAnswers", """[{"operation": "logIn", "fault": "answer-lost", "times": 10000}, {"operation": "logIn", "fault": "answer-lost"}]""", "10000")]
    [InlineData("scriptedAnswers", "[null]", "scriptedAnswers must not hold null")]
    [InlineData("messagesOnTheWay", "[null]", "messagesOnTheWay must not hold null")]
    [InlineData("messagesOnTheWay", """[{"message": null, "inSeconds": 1}]""", "must not be null")]
    public async Task A_snapshot_is_held_to_the_same_rules(string member, string value, string said)
    {
        await using var world = await mock.Asked.NewWorldAsync(new { });
        var snapshot = await world.SaveAsync();
        snapshot[member] = JsonNode.Parse(value);
        var (status, answer) = await mock.Asked.Control.SendAsync(HttpMethod.Put, $"projects/{world.ProjectId}/snapshot", snapshot, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, answer["errors"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3601)]
    public async Task A_message_is_not_on_its_way_for_ever(double inSeconds)
    {
        await using var world = await mock.Asked.NewWorldAsync();
        await world.RequestEmailCodeAsync();
        var snapshot = await world.SaveAsync();
        snapshot["messagesOnTheWay"] = new JsonArray(new JsonObject { ["message"] = snapshot["messages"]![0]!.DeepClone(), ["inSeconds"] = inSeconds });
        var (status, answer) = await mock.Asked.Control.SendAsync(HttpMethod.Put, $"projects/{world.ProjectId}/snapshot", snapshot, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("inSeconds must be from 0 to 3600", answer["errors"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
