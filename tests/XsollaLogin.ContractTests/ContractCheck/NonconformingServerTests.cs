using XsollaLogin.ContractCheck.Checks;
using XsollaLogin.ContractCheck.Running;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractTests.ContractCheck;

/// <summary>The checks detect a server that answers one operation against the contract.</summary>
public class NonconformingServerTests(PreparedMock mock) : IClassFixture<PreparedMock>
{
    private const string UnknownUser = "login: an unknown user";

    private static readonly ContractOperation Login = ContractDocument.Current.Operation("login");

    [Fact]
    public async Task The_expected_answer_passes()
    {
        var result = await RunAsync(FixedAnswer.Of(Login.Answer("WrongUsernameOrPassword")));

        Assert.Equal((Outcome.Passed, "401 WrongUsernameOrPassword (003-001)"), (result.Outcome, result.Received));
    }

    [Theory]
    [InlineData("UserBanned", "401 UserBanned (002-040): another answer is expected")]
    [InlineData("LoggedIn", "200 LoggedIn: another answer is expected")]
    public async Task Another_declared_answer_fails(string name, string received)
    {
        var result = await RunAsync(FixedAnswer.Of(Login.Answer(name)));

        Assert.Equal((Outcome.Failed, received), (result.Outcome, result.Received));
    }

    [Theory]
    [InlineData(500, """{"error": {"code": "003-001", "description": "x"}}""", "application/json",
        "500 (003-001): the status is not one of 200, 400, 401, 404, 422, 429")]
    [InlineData(401, """{"error": {"code": "999-999", "description": "x"}}""", "application/json",
        "401 (999-999): the operation declares no answer with this error code")]
    [InlineData(401, """{"error": {"code": "003-001"}}""", "application/json", "401 (003-001): the body: PropertyRequired: #/error.description")]
    [InlineData(401, """{"error": "003-001"}""", "application/json", "401: the body: ")]
    [InlineData(401, """[["003-001"]]""", "application/json", "401: the body: ")]
    [InlineData(401, "null", "application/json", "401: the body: ")]
    [InlineData(401, "", "application/json", "401: the body is not JSON: ")]
    [InlineData(401, "<html></html>", "application/json", "401: the body is not JSON: ")]
    [InlineData(401, """{"error": {"code": "003-001", "code": "003-001", "description": "x"}}""", "application/json", "401: ")]
    [InlineData(401, """{"error": {"code": "\ud800", "description": "x"}}""", "application/json", "")]
    [InlineData(200, "<html></html>", "text/html", "200: the content type is text/html, not application/json")]
    [InlineData(301, "", "text/html", "301: the status is not one of ")]
    [InlineData(401, """{"error": {"code": "003-001", "description": "x"}}""", "application/json; charset=nonsense", "401 WrongUsernameOrPassword (003-001)")]
    public async Task Any_answer_is_described_in_one_line(int status, string body, string contentType, string received)
    {
        var result = await RunAsync(new FixedAnswer(status, body, contentType));

        Assert.StartsWith(received, result.Received, StringComparison.Ordinal);
        Assert.NotEmpty(result.Received);
        Assert.DoesNotContain('\n', result.Received);
        Assert.Equal(received.EndsWith(')') ? Outcome.Passed : Outcome.Failed, result.Outcome);
    }

    [Fact]
    public async Task A_deeply_nested_body_is_not_JSON() =>
        Assert.StartsWith("401: the body is not JSON", (await RunAsync(new FixedAnswer(401, new string('[', 100_000)))).Received, StringComparison.Ordinal);

    [Fact]
    public async Task A_too_large_body_counts_as_no_answer() =>
        Assert.StartsWith("no answer: ", (await RunAsync(new FixedAnswer(401, new string(' ', 2_000_000)))).Received, StringComparison.Ordinal);

    [Theory]
    [InlineData("TooManyRequests")]
    [InlineData("CaptchaNeeded")]
    public async Task An_answer_that_the_check_cannot_prevent_skips_it(string name)
    {
        var result = await RunAsync(FixedAnswer.Of(Login.Answer(name)));

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Contains(name, result.Received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("login: no username in the body", "TooManyRequests")]
    [InlineData("login: no username in the body", "CallNotAvailable")]
    [InlineData("login: no username in the body", "CaptchaRequired")]
    [InlineData("login: an unknown project", "ProjectMisconfigured")]
    [InlineData("login: an unknown project", "CaptchaNeeded")]
    [InlineData("signUp: no password in the body", "RegistrationNotAllowed")]
    [InlineData("signUp: an unknown project", "RegistrationNotAllowed")]
    [InlineData("getAskFields: no token", "TooManyRequests")]
    [InlineData("ask: an unknown token", "CaptchaNeeded")]
    public async Task The_same_answer_fails_a_check_that_it_cannot_apply_to(string check, string name)
    {
        var result = await RunAsync(FixedAnswer.Of(AllChecks.Find(check).Operation!.Answer(name)), check);

        Assert.Equal(Outcome.Failed, result.Outcome);
        Assert.EndsWith(": another answer is expected", result.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_needs_the_login_is_skipped_after_a_failed_login()
    {
        var run = await RunAllAsync(Login, new FixedAnswer(418, "{}"));
        var failed = run.Results.Where(result => result.Outcome == Outcome.Failed).ToList();

        Assert.NotEmpty(failed);
        Assert.All(failed, result => Assert.Equal(("login", true), (result.Check.OperationOrFallback, result.Check.Behavior is null)));
        Assert.Equal("login gave no token", run.Results.Single(result => result.Check.ToString() == "validateToken: the token of the user").Reason);
    }

    [Fact]
    public async Task An_empty_token_counts_as_no_token()
    {
        var run = await RunAllAsync(Login, new FixedAnswer(200, """{"login_url": "https://a.example?token="}"""));

        Assert.Equal("login gave no token", run.Results.Single(result => result.Check.ToString() == "validateToken: the token of the user").Reason);
    }

    [Fact]
    public async Task A_password_or_token_in_an_answer_is_masked()
    {
        var password = mock.Settings()[Setting.Password]!;
        string token;
        using (var session = new Session(mock.Settings())) token = await session.UserTokenAsync();
        var error = new JsonObject { ["code"] = $"{password}|\n<b>", ["description"] = token };
        var body = new JsonObject { ["login_url"] = $"https://a.example?token={token}", ["error"] = error, [token] = "x" };
        var run = await RunAllAsync(Login, new FixedAnswer(401, body.ToJsonString()));

        Assert.Contains(run.Results, result => result.Received.StartsWith("401 (***| <b>): the body: ", StringComparison.Ordinal));
        Assert.All(run.Results, result => Assert.DoesNotContain(password, result.Received, StringComparison.Ordinal));
        Assert.All(run.Results, result => Assert.DoesNotContain(token, result.Received, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_error_code_is_not_shown()
    {
        var code = new string('x', 500);
        var result = await RunAsync(new FixedAnswer(401, new JsonObject { ["error"] = new JsonObject { ["code"] = code } }.ToJsonString()));

        Assert.StartsWith("401 (a code of 500 characters): the body: ", result.Received, StringComparison.Ordinal);
        Assert.True(result.Received.Length <= 301, $"{result.Received.Length} characters");
    }

    [Fact]
    public async Task A_rate_limit_on_all_requests_is_inconclusive()
    {
        var run = await RunAllAsync(operation: null, FixedAnswer.Of(Login.Answer("TooManyRequests")));

        Assert.Contains(run.Results, result => result.Outcome == Outcome.Skipped && result.WasSent);
        Assert.Matches(@"^No check passed \(\d+ checks sent a request\)\.$", run.InconclusiveReason);
    }

    [Fact]
    public async Task A_rate_limit_on_one_operation_is_inconclusive_and_names_it()
    {
        var getJwks = ContractDocument.Current.Operation("getJwks");
        var run = await RunAllAsync(getJwks, FixedAnswer.Of(getJwks.Answer("TooManyRequests")));

        Assert.Equal((0, false), (run.Failed, run.IsSuccess));
        Assert.StartsWith(
            "Blocked by a rate limit or a project setting: getJwks (429 TooManyRequests (",
            run.InconclusiveReason, StringComparison.Ordinal);
    }

    private async Task<CheckResult> RunAsync(FixedAnswer answer, string name = UnknownUser)
    {
        var check = AllChecks.Find(name);
        await using var server = await FixedAnswerServer.StartAsync(mock.BaseAddress, check.Operation, answer);
        using var session = new Session(mock.Settings((Setting.BaseUrl, server.BaseAddress.AbsoluteUri)));
        return await CheckRunner.RunAsync(check, session);
    }

    private async Task<CheckRun> RunAllAsync(ContractOperation? operation, FixedAnswer answer)
    {
        await using var server = await FixedAnswerServer.StartAsync(mock.BaseAddress, operation, answer);
        using var session = new Session(mock.Settings((Setting.BaseUrl, server.BaseAddress.AbsoluteUri)));
        return await AllChecks.RunAsync(session);
    }
}
