namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Stubs that answer in turn.</summary>
public class ScenarioTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_parallel_requests_each_step_is_taken_by_one()
    {
        // Many, so that there is time for two to look at the same state.
        const int Steps = 500;
        await using var stubbed = await StubbedMock.StartAsync();
        var steps = Enumerable.Range(0, Steps).Select(step => Step(step == 0 ? "Started" : $"{step}", $"{step + 1}", $"step {step}")).Append(Step($"{Steps}", null, "no more"));
        await stubbed.Control.DoAsync(HttpMethod.Post, "mappings/import", new { mappings = steps }, Stop);
        var gate = new TaskCompletionSource();
        var racing = Enumerable.Range(0, 2 * Steps).Select(async _ =>
        {
            await gate.Task;
            return await stubbed.GetAsync("/x");
        }).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(racing);

        Assert.Equal(Enumerable.Range(0, Steps).Select(step => $"step {step}").Order(), answers.Where(answer => answer != "no more").Order());
    }

    [Fact]
    public async Task A_scenario_is_shown_set_and_begun_anew()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await StubStepAsync(stubbed, "Started", "second", "one");
        await StubStepAsync(stubbed, "second", null, "two");

        Assert.Equal("one", await stubbed.GetAsync("/x"));
        Assert.Equal("second", (string?)(await OnlyAsync(stubbed))["state"]);
        await stubbed.Control.DoAsync(HttpMethod.Post, "scenarios/reset", cancellationToken: Stop);
        Assert.Equal("one", await stubbed.GetAsync("/x"));
        await SetAsync(stubbed, new { state = "Started" });
        Assert.Equal("one", await stubbed.GetAsync("/x"));
        await SetAsync(stubbed, null);
        Assert.Equal("Started", (string?)(await OnlyAsync(stubbed))["state"]);
        Assert.Equal(["Started", "second"], (await OnlyAsync(stubbed))["possibleStates"]!.AsArray().Select(state => (string?)state));
        Assert.Equal(2, (await OnlyAsync(stubbed))["mappings"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_scenario_or_state_that_is_not_there_is_named()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await StubStepAsync(stubbed, "Started", "second", "one");
        var (unknown, _) = await stubbed.Control.SendAsync(HttpMethod.Put, "scenarios/another/state", new { state = "second" }, Stop);
        var (impossible, said) = await stubbed.Control.SendAsync(HttpMethod.Put, "scenarios/turns/state", new { state = "third" }, Stop);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (unknown, impossible));
        Assert.Contains("Started, second", (string?)said["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_goes_with_its_last_stub()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        await StubStepAsync(stubbed, "Started", "second", "one");
        await stubbed.GetAsync("/x");
        await stubbed.Control.DoAsync(HttpMethod.Delete, "mappings", cancellationToken: Stop);
        await StubStepAsync(stubbed, "Started", "second", "one again");

        Assert.Equal("one again", await stubbed.GetAsync("/x"));
    }

    private static Task<string> StubStepAsync(StubbedMock stubbed, string required, string? next, string body) => stubbed.StubAsync(Step(required, next, body));

    private static object Step(string required, string? next, string body) => new
    {
        scenarioName = "turns",
        requiredScenarioState = required,
        newScenarioState = next,
        request = new { url = "/x" },
        response = new { body },
    };

    private static async Task<JsonNode> OnlyAsync(StubbedMock stubbed) =>
        (await stubbed.Control.DoAsync(HttpMethod.Get, "scenarios", cancellationToken: Stop))["scenarios"]!.AsArray().Single()!;

    private static Task<JsonNode> SetAsync(StubbedMock stubbed, object? body) => stubbed.Control.DoAsync(HttpMethod.Put, "scenarios/turns/state", body, Stop);
}
