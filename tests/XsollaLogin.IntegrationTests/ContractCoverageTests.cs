using XsollaLogin.Mock;
using XsollaLogin.Mock.Coverage;

namespace XsollaLogin.IntegrationTests;

/// <summary>The mock's report of contract coverage.</summary>
public class ContractCoverageTests
{
    private static ContractOperation Login => ContractDocument.Current.Operation("login");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_coverage_lists_each_operation_and_answer_as_not_reached_at_first()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var admin = new AdminClient(mock.BaseAddress);
        var report = await admin.DoAsync(HttpMethod.Get, "coverage", cancellationToken: Stop);
        var reported =
            from operation in report["details"]!.AsArray()
            from answer in operation!["answers"]!.AsArray()
            select ((string?)operation["id"], (int)answer!["status"]!, (string?)answer["example"], (string?)answer["errorCode"], (long)answer["count"]!);

        Assert.Equal(
            from operation in ContractDocument.Current.Operations
            from answer in operation.Answers
            select ((string?)operation.Id, (int)answer.Status, (string?)answer.Name, answer.ErrorCode, 0L),
            reported);
        Assert.Equal((0, 0, 0.0), ((int)report["operations"]!["reached"]!, (int)report["answers"]!["reached"]!, (double)report["percent"]!));
        Assert.Equal(
            ContractDocument.Current.Operations.Select(operation => $"{operation.Id}: not called").Order(StringComparer.Ordinal),
            report["missing"]!.AsArray().Select(line => (string?)line));
    }

    [Fact]
    public async Task Flow_answers_and_preferred_answers_are_counted_each_time()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        await CallAsync(mock, "login", "UserBanned");
        await CallAsync(mock, "login", "UserBanned");
        await CallAsync(mock, "login", prefer: null);

        var login = Assert.Single(mock.Coverage.Operations, operation => operation.IsReached);
        Assert.Equal(("login", 3), (login.Id, login.Calls));
        Assert.Equal(3, login.Answers.Sum(answer => answer.Count));
        Assert.Equal(2, Assert.Single(login.Answers, answer => answer.Example == "UserBanned").Count);
        Assert.Equal((1, 2), (mock.Coverage.OperationsReached, mock.Coverage.AnswersReached));
        var missing = Assert.Single(mock.Coverage.Missing, line => line.StartsWith("login:", StringComparison.Ordinal));
        Assert.Contains("WithAskFields", missing, StringComparison.Ordinal);
        Assert.DoesNotContain("UserBanned", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parallel_calls_are_all_counted()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => CallAsync(mock, "login", "UserBanned")));

        Assert.Equal(200, AnswerOf(mock.Coverage, "login", "UserBanned").Count);
    }

    [Fact]
    public async Task The_coverage_is_complete_after_every_answer()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        foreach (var operation in ContractDocument.Current.Operations)
        {
            foreach (var answer in operation.Answers) await CallAsync(mock, operation.Id, answer.Name);
        }

        Assert.Empty(mock.Coverage.Missing);
        Assert.Equal(100, mock.Coverage.Percent);
        Assert.DoesNotContain("not reached", mock.Coverage.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_keeps_the_coverage_and_DELETE_coverage_clears_it()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var admin = new AdminClient(mock.BaseAddress);
        await CallAsync(mock, "login", "UserBanned");
        await admin.DoAsync(HttpMethod.Post, "reset", cancellationToken: Stop);
        // mock.Coverage is a report as of now; later calls do not change it.
        var kept = mock.Coverage;
        await admin.DoAsync(HttpMethod.Delete, "coverage", cancellationToken: Stop);
        var cleared = mock.Coverage;
        await CallAsync(mock, "login", "AccountNotConfirmed");

        Assert.Equal((1, 0, 1), (kept.AnswersReached, cleared.AnswersReached, mock.Coverage.AnswersReached));
        Assert.Equal(1, AnswerOf(kept, "login", "UserBanned").Count);
    }

    [Fact]
    public async Task A_call_with_a_lost_answer_counts_as_a_call_but_not_as_an_answer()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var admin = new AdminClient(mock.BaseAddress);
        await admin.DoAsync(HttpMethod.Post, "projects/your-project/answers", new[] { new { operation = "login", fault = "answer-lost" } }, Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        using var request = new ExampleRequest(Login).ToMessage();
        var projectId = Uri.EscapeDataString(Login.Parameters.Single(parameter => parameter.Name == "projectId").Example!);
        request.RequestUri = new Uri(request.RequestUri!.ToString().Replace(projectId, "your-project", StringComparison.Ordinal), UriKind.Relative);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(request, Stop));

        Assert.Equal((1, 0), (mock.Coverage.OperationsReached, mock.Coverage.AnswersReached));
    }

    [Fact]
    public async Task A_stub_answer_counts_if_exactly_one_documented_answer_has_its_status_and_code()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        var banned = Login.Answer("UserBanned");
        await StubAsync(mock, new { StatusCode = (int)banned.Status, BodyAsJson = new { error = new { code = banned.ErrorCode, description = "Not you." } } });
        await CallAsync(mock, "login", prefer: null);
        await StubAsync(mock, new { StatusCode = (int)Login.Answer("WithAskFields").Status, BodyAsJson = new { } });
        await CallAsync(mock, "login", prefer: null);
        await StubAsync(mock, new { StatusCode = 418, Body = "not JSON" });
        await CallAsync(mock, "login", prefer: null);

        Assert.Equal(1, AnswerOf(mock.Coverage, "login", "UserBanned").Count);
        Assert.Equal((3, 1), (mock.Coverage.Operations.Single(operation => operation.IsReached).Calls, mock.Coverage.AnswersReached));
    }

    [Fact]
    public async Task Preflights_and_unknown_paths_are_not_counted()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "login")
        {
            Headers = { { "Origin", "https://game.example.com" }, { "Access-Control-Request-Method", "POST" } },
        };
        using var allowed = await http.SendAsync(preflight, Stop);
        using var unknown = await http.GetAsync("no-such-path", Stop);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (allowed.StatusCode, unknown.StatusCode));
        Assert.Equal(0, mock.Coverage.OperationsReached);
    }

    private static async Task StubAsync(MockLoginServer mock, object response)
    {
        using var admin = new AdminClient(mock.BaseAddress);
        var path = $"{mock.BaseAddress.AbsolutePath.TrimEnd('/')}{Login.Path}";
        var (status, _) = await admin.SendAsync(HttpMethod.Post, "mappings", new { Request = new { Path = path }, Response = response }, Stop);
        Assert.Equal(HttpStatusCode.Created, status);
    }

    private static CoveredAnswer AnswerOf(MockCoverage coverage, string operation, string example) =>
        coverage.Operations.Single(one => one.Id == operation).Answers.Single(answer => answer.Example == example);

    private static async Task CallAsync(MockLoginServer mock, string operation, string? prefer)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = mock.BaseAddress };
        using var request = new ExampleRequest(ContractDocument.Current.Operation(operation)).ToMessage();
        if (prefer is not null) request.Headers.Add("Prefer", $"example={prefer}");
        using var response = await http.SendAsync(request, Stop);
    }
}
