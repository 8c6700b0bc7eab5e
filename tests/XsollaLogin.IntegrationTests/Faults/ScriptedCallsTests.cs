using System.Text.Json;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>Scripted answers and faults: their number, their order, and how they are read, kept and deleted.</summary>
public class ScriptedCallsTests(MockFixture mock)
{
    private static readonly object[] Several =
    [
        new { operation = "login", fault = "server-error", status = 502, user = "John" },
        new { operation = "signUp", example = "EmailTaken", times = 3 },
        new { operation = "login", fault = "answer-late", delayMs = 1000, times = 2 },
        new { operation = "signUp", fault = "too-many-requests", retryAfterSeconds = 5 },
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("John")]
    public async Task Exactly_the_given_number_of_parallel_calls_get_the_scripted_answer(string? user)
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.SignUpAsync();
        await project.ScriptAsync(
            new { operation = "login", example = "UserBanned", user, times = 10 },
            new { operation = "login", fault = "too-many-requests", user, times = 7 },
            new { operation = "signUp", example = "EmailTaken", times = 50 });

        Assert.Equal(60 - 17, await Race.WinnersAsync(60, _ => project.LoginAsync()));
        Assert.Equal([50], (await project.ScriptedAsync()).Select(left => (int)left!["times"]!));
    }

    [Fact]
    public async Task Answers_and_faults_are_used_in_the_given_order()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.SignUpAsync();
        await project.ScriptAsync(
            new { operation = "login", example = "UserBanned" },
            new { operation = "login", fault = "too-many-requests", times = 2 },
            new { operation = "login", example = "AccountNotConfirmed" });

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await mock.Asked.SendAsync(project.Request("login", ("username", Person.John.Username), ("password", Person.John.Password)));
            statuses.Add(response.StatusCode);
        }

        var login = ContractDocument.Current.Operation("login");
        Assert.Equal(
            [login.Answer("UserBanned").Status, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, login.Answer("AccountNotConfirmed").Status,
                HttpStatusCode.OK],
            statuses);
    }

    [Fact]
    public async Task A_request_that_breaks_the_contract_uses_no_scripted_answer()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "signUp", fault = "connection-reset" });
        var request = project.Request("signUp");
        request.Body = new JsonObject();
        using var response = await mock.Asked.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Single(await project.ScriptedAsync());
    }

    [Fact]
    public async Task Pending_scripted_answers_can_be_read_and_deleted()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(Several);
        await ErrorAssert.ThrowsAsync(ErrorCode.EmailTaken, () => project.SignUpAsync());
        var expected = JsonSerializer.SerializeToNode(Several)!.AsArray();
        foreach (var answer in expected) answer!["times"] ??= 1;
        expected[1]!["times"] = 2;

        AssertSame(expected, await project.ScriptedAsync());
        await mock.Asked.Admin.DoAsync(HttpMethod.Delete, $"projects/{project.ProjectId}/answers", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(await project.ScriptedAsync());
        await project.SignUpAsync();
        await project.LoginAsync();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task An_unknown_project_is_not_found(string method)
    {
        var (status, _) = await mock.Asked.Admin.SendAsync(new HttpMethod(method), $"projects/{Guid.NewGuid()}/answers", null,
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task The_snapshot_contains_pending_scripted_answers()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var here = await mock.Asked.NewProjectAsync();
        await here.ScriptAsync(Several);
        await using var there = another.ProjectLike(here);
        await there.RestoreAsync(await here.SaveAsync());

        AssertSame(await here.ScriptedAsync(), await there.ScriptedAsync());
        Assert.Equal(HttpStatusCode.BadGateway, (await another.SendAsync(there.Request("login", ("username", "John")))).StatusCode);
    }

    [Fact]
    public async Task The_number_of_pending_scripted_answers_is_limited_for_parallel_requests()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => mock.Asked.Admin.SendAsync(
            HttpMethod.Post, $"projects/{project.ProjectId}/answers",
            new[] { new { operation = "login", fault = "connection-reset", times = 3000 } },
            TestContext.Current.CancellationToken)));

        Assert.Equal(3, asked.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.All(asked.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => Assert.Contains("10000", answer.Body.ToJsonString(), StringComparison.Ordinal));
        Assert.Equal(9000, (await project.ScriptedAsync()).Sum(left => (int)left!["times"]!));
    }

    private static void AssertSame(JsonArray expected, JsonArray actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {expected.ToJsonString()}, but was: {actual.ToJsonString()}");
}
