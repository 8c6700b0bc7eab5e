using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>The documented answers are the same in both lanes for every cause.</summary>
public class AnswerLaneTests
{
    private const int TimeoutMs = 60_000;
    private const string UnknownCode = "999-999";

    public static TheoryData<string> Operations => [.. ContractDocument.Current.Operations.Select(operation => operation.Id)];

    public static TheoryData<string> OperationsWithLogin =>
        [.. ContractDocument.Current.Operations.Where(RequestOfLogin.Has).Select(operation => operation.Id)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Operations))]
    public async Task An_answer_by_preference_is_the_same_in_both_lanes(string id)
    {
        var operation = ContractDocument.Current.Operation(id);
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        using var http = lanes.NewClient();
        foreach (var answer in operation.Answers) await PreferAsync($"example={answer.Name}", answer.Status);
        foreach (var response in operation.Responses) await PreferAsync($"code={(int)response.Status}", response.Status);
        foreach (var preference in new[] { "example=NoSuchAnswer", "code=299", "example=", "code=x, example=\"" }) await PreferAsync(preference, null);

        await lanes.AssertSameTracesAsync(project);

        async Task PreferAsync(string preference, HttpStatusCode? status)
        {
            using var request = project.Request(id).ToMessage();
            request.Headers.TryAddWithoutValidation("Prefer", preference);
            using var response = await http.SendAsync(request, Stop);
            Assert.Equal(status ?? response.StatusCode, response.StatusCode);
        }
    }

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Operations))]
    public async Task A_scripted_answer_is_the_same_in_both_lanes(string id)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        using var http = lanes.NewClient();
        foreach (var answer in ContractDocument.Current.Operation(id).Answers)
        {
            await project.ScriptAsync(id, answer.Name);
            using var request = OfProject(project, id, token).ToMessage();
            using var response = await http.SendAsync(request, Stop);
            Assert.Equal(answer.Status, response.StatusCode);
        }

        await lanes.AssertSameTracesAsync(project);
        Assert.True(lanes.ThroughClock.ReadingsByWireMock > 0);
    }

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(OperationsWithLogin))]
    public async Task An_error_by_login_is_the_same_in_both_lanes(string id)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        using var http = lanes.NewClient();
        var answers = ContractDocument.Current.Operation(id).Answers.Where(answer => answer.ErrorCode is not null).DistinctBy(answer => answer.ErrorCode);
        foreach (var (code, status) in answers.Select(answer => (answer.ErrorCode, answer.Status)).Append((UnknownCode, HttpStatusCode.BadRequest)))
        {
            foreach (var login in new[] { $"error.{code}", $"error.{code}@example.com" })
            {
                using var request = RequestOfLogin.With(project.Request(id), login).ToMessage();
                using var response = await http.SendAsync(request, Stop);
                Assert.Equal(status, response.StatusCode);
            }
        }

        await lanes.AssertSameTracesAsync(project);
    }

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Operations))]
    public async Task Answers_on_one_connection_are_the_same_bytes_in_both_lanes(string id)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        List<HttpRequestMessage> requests = [];
        foreach (var answer in ContractDocument.Current.Operation(id).Answers)
        {
            requests.Add(project.Request(id).ToMessage());
            requests[^1].Headers.Add("Prefer", $"example={answer.Name}");
        }

        requests[^1].Headers.ConnectionClose = true;
        var received = await lanes.AssertSameBytesAsync(connection => connection.SendAsync(requests));

        Assert.Equal(requests.Count, received.Split("HTTP/1.1 ").Length - 1);
        await lanes.AssertSameTracesAsync(project);
    }

    /// <summary>A request from which the mock finds the project, also if the operation has no projectId.</summary>
    private static ExampleRequest OfProject(TestProject project, string id, string token)
    {
        var request = project.Request(id);
        request.Token = token;
        if (request.Body?["client_id"] is not null) request.Body["client_id"] = project.ClientId;
        if (request.Operation.Parameters.All(parameter => parameter.Name != "projectId") && request.Body?["token"] is not null) request.Body["token"] = token;
        return request;
    }
}
