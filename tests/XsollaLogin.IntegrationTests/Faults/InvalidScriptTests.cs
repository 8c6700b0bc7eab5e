namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>An invalid script is rejected with a reason and not applied.</summary>
public class InvalidScriptTests(MockFixture mock)
{
    public static TheoryData<string, string> Scripts => new()
    {
        { """{"operation": "login"}""", "needs an example or a fault" },
        { """{"operation": "login", "example": "UserBanned", "fault": "answer-lost"}""", "not both" },
        {
            """{"operation": "login", "fault": "answer-eaten"}""",
            "fault must be one of answer-lost, answer-late, too-many-requests, server-error, connection-reset, early-deadline, late-code"
        },
        { """{"operation": "login", "fault": "ANSWER-LOST"}""", "fault must be one of" },
        { """{"operation": "logUp", "fault": "answer-lost"}""", "there is no operation" },
        { """{"operation": "login", "fault": "answer-lost", "times": 0}""", "times must be from 1 to 10000, not 0" },
        { """{"operation": "login", "fault": "answer-lost", "times": 10001}""", "times must be from 1 to 10000, not 10001" },
        { """{"operation": "login", "fault": "answer-lost", "user": ""}""", "user must be of 1 to 255 characters; leave it out for everybody" },
        { """{"operation": "login", "fault": "answer-late"}""", "answer-late needs delayMs" },
        { """{"operation": "requestPhoneCode", "fault": "late-code"}""", "late-code needs delayMs" },
        { """{"operation": "login", "fault": "answer-late", "delayMs": 0}""", "delayMs must be from 1 to 3600000, not 0" },
        { """{"operation": "login", "fault": "answer-late", "delayMs": 3600001}""", "delayMs must be from 1 to 3600000, not 3600001" },
        { """{"operation": "login", "fault": "answer-lost", "delayMs": 5}""", "delayMs goes with answer-late and late-code, not with answer-lost" },
        { """{"operation": "login", "example": "UserBanned", "delayMs": 5}""", "delayMs goes with answer-late and late-code, not with UserBanned" },
        { """{"operation": "login", "fault": "late-code", "delayMs": 5}""", "login sends no message" },
        { """{"operation": "login", "fault": "early-deadline"}""", "early-deadline is for getConfirmCode" },
        { """{"operation": "login", "fault": "server-error", "status": 499}""", "status must be from 500 to 599, not 499" },
        { """{"operation": "login", "fault": "server-error", "status": 600}""", "status must be from 500 to 599, not 600" },
        { """{"operation": "login", "fault": "too-many-requests", "status": 503}""", "status goes with server-error, not with too-many-requests" },
        { """{"operation": "login", "fault": "too-many-requests", "retryAfterSeconds": -1}""", "retryAfterSeconds must be from 0 to 86400, not -1" },
        {
            """{"operation": "login", "fault": "server-error", "retryAfterSeconds": 1}""",
            "retryAfterSeconds goes with too-many-requests, not with server-error"
        },
        { """{"operation": "login", "fault": "answer-lost", "delay": 5}""", "delay" },
        { """{"operation": "login", "fault": "answer-late", "delayMs": "5"}""", "$[1].delayMs" },
        { "null", "must be an object" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task The_error_names_the_place_and_the_reason(string script, string said)
    {
        await using var project = await mock.Asked.NewProjectAsync(new { });
        var body = $$"""[{"operation": "login", "example": "UserBanned"}, {{script}}]""";
        var (status, answer) = await mock.Asked.Admin.SendAsync(HttpMethod.Post, $"projects/{project.ProjectId}/answers", body,
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var title = (string?)Assert.Single(answer["errors"]!.AsArray())!["title"];
        Assert.Contains(said, title, StringComparison.Ordinal);
        Assert.Contains("$[1]", title, StringComparison.Ordinal);
        Assert.Empty(await project.ScriptedAsync());
    }

    [Fact]
    public async Task Each_mistake_of_a_script_is_an_error()
    {
        var (_, answer) = await mock.Asked.Admin.SendAsync(
            HttpMethod.Post, $"projects/{Guid.NewGuid()}/answers", """[{"operation": "login", "delayMs": 5}]""", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["$[0]: an answer needs an example or a fault", "$[0]: delayMs goes with answer-late and late-code, not with nothing"],
            answer["errors"]!.AsArray().Select(error => (string?)error!["title"]));
    }

    [Theory]
    [InlineData("scriptedAnswers", """[{"operation": "login", "fault": "answer-eaten"}]""", "scriptedAnswers[0]: fault must be one of")]
    [InlineData("scriptedAnswers", """[{"operation": "login", "fault": "answer-lost", "times": 10000}, {"operation": "login", "fault": "answer-lost"}]""",
        "10000")]
    [InlineData("scriptedAnswers", "[null]", "scriptedAnswers must not hold null")]
    [InlineData("messagesOnTheWay", "[null]", "messagesOnTheWay must not hold null")]
    [InlineData("messagesOnTheWay", """[{"message": null, "inSeconds": 1}]""", "must not be null")]
    public async Task A_snapshot_is_checked_by_the_same_rules(string member, string value, string said)
    {
        await using var project = await mock.Asked.NewProjectAsync(new { });
        var snapshot = await project.SaveAsync();
        snapshot[member] = JsonNode.Parse(value);
        var (status, answer) = await mock.Asked.Admin.SendAsync(HttpMethod.Put, $"projects/{project.ProjectId}/snapshot", snapshot,
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, answer["errors"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3601)]
    public async Task An_invalid_delay_of_a_message_is_rejected(double inSeconds)
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.RequestEmailCodeAsync();
        var snapshot = await project.SaveAsync();
        snapshot["messagesOnTheWay"] = new JsonArray(new JsonObject { ["message"] = snapshot["messages"]![0]!.DeepClone(), ["inSeconds"] = inSeconds });
        var (status, answer) = await mock.Asked.Admin.SendAsync(HttpMethod.Put, $"projects/{project.ProjectId}/snapshot", snapshot,
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("inSeconds must be from 0 to 3600", answer["errors"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
