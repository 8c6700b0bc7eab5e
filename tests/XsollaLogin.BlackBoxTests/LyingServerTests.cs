using XsollaLogin.BlackBoxTests.Asking;
using XsollaLogin.BlackBoxTests.Checks;
using XsollaLogin.BlackBoxTests.Reporting;
using XsollaLogin.BlackBoxTests.Servers;
using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests;

/// <summary>A server that answers one operation outside the contract is found out, and the report says how.</summary>
public class LyingServerTests(OwnMockFixture own) : IClassFixture<OwnMockFixture>
{
    private const string Checked = "login: a user whom nobody knows";

    private static readonly ContractOperation Login = ContractDocument.Current.Operation("login");
    private static readonly Lie TooMany = new(429, Login.Answer("TooManyRequests").Value!.ToJsonString());
    private static readonly ContractAnswer Truth = Login.Answer("WrongUsernameOrPassword");

    [Fact]
    public async Task The_truth_passes()
    {
        var result = await RunAsync(new Lie((int)Truth.Status, Truth.Value!.ToJsonString()));

        Assert.Equal((Verdict.Ok, "401 WrongUsernameOrPassword (003-001)"), (result.Verdict, result.Came));
    }

    [Theory]
    [InlineData("UserBanned", "401 UserBanned (002-040): another answer is expected")]
    [InlineData("LoggedIn", "200 LoggedIn: another answer is expected")]
    public async Task Another_declared_answer_is_found_out(string name, string came)
    {
        var answer = Login.Answer(name);
        var result = await RunAsync(new Lie((int)answer.Status, answer.Value!.ToJsonString()));

        Assert.Equal((Verdict.Failed, came), (result.Verdict, result.Came));
    }

    [Theory]
    [InlineData(500, """{"error": {"code": "003-001", "description": "x"}}""", "application/json", "500 (003-001): the status is not one of 200, 400, 401, 404, 422, 429")]
    [InlineData(401, """{"error": {"code": "999-999", "description": "x"}}""", "application/json", "401 (999-999): no answer of the operation has this code")]
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
    public async Task Whatever_comes_is_judged_in_words(int status, string body, string contentType, string came)
    {
        var result = await RunAsync(new Lie(status, body, contentType));

        Assert.StartsWith(came, result.Came, StringComparison.Ordinal);
        Assert.NotEmpty(result.Came);
        Assert.DoesNotContain('\n', result.Came);
        Assert.Equal(came.EndsWith(')') ? Verdict.Ok : Verdict.Failed, result.Verdict);
    }

    [Fact]
    public async Task A_body_nested_without_end_is_judged_in_words() =>
        Assert.StartsWith("401: the body is not JSON", (await RunAsync(new Lie(401, new string('[', 100_000)))).Came, StringComparison.Ordinal);

    [Fact]
    public async Task A_body_without_end_is_judged_in_words() =>
        Assert.StartsWith("no answer: ", (await RunAsync(new Lie(401, new string(' ', 2_000_000)))).Came, StringComparison.Ordinal);

    [Theory]
    [InlineData("TooManyRequests")]
    [InlineData("CaptchaNeeded")]
    public async Task An_answer_of_the_circumstances_is_no_failure(string name)
    {
        var answer = Login.Answer(name);
        var result = await RunAsync(new Lie((int)answer.Status, answer.Value!.ToJsonString()));

        Assert.Equal(Verdict.Skipped, result.Verdict);
        Assert.Contains(name, result.Came, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("login: without username in the body", "TooManyRequests")]
    [InlineData("login: without username in the body", "CallNotAvailable")]
    [InlineData("login: without username in the body", "CaptchaRequired")]
    [InlineData("login: a project that nobody has", "ProjectMisconfigured")]
    [InlineData("login: a project that nobody has", "CaptchaNeeded")]
    [InlineData("signUp: without password in the body", "RegistrationNotAllowed")]
    [InlineData("signUp: a project that nobody has", "RegistrationNotAllowed")]
    [InlineData("getAskFields: without a token", "TooManyRequests")]
    [InlineData("ask: a token of nobody", "CaptchaNeeded")]
    public async Task Circumstances_that_cannot_stand_before_the_answer_are_found_out(string check, string name)
    {
        var answer = AllChecks.Find(check).Operation!.Answer(name);
        var result = await RunAsync(new Lie((int)answer.Status, answer.Value!.ToJsonString()), check);

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.EndsWith(": another answer is expected", result.Came, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circumstances_everywhere_are_no_kept_contract()
    {
        var results = await RunAllAsync(operation: null, TooMany);

        Assert.Contains(results, result => result.Verdict == Verdict.Skipped && result.WasAsked);
        Assert.Contains("**The contract is not shown to be kept.** None of the ", ContractReport.Of("a liar", null, results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_names_operation_check_expected_came_and_line_first()
    {
        var results = await RunAllAsync(Login, new Lie(418, "{}"));
        var rows = Rows(results);

        var failed = results.Where(result => result.Verdict == Verdict.Failed).ToList();
        Assert.NotEmpty(failed);
        Assert.All(failed, result => Assert.Equal(("login", false), (result.Check.Owner, result.Check.Promise is not null)));
        Assert.All(rows[..failed.Count], row => Assert.EndsWith(" | FAILED |", row, StringComparison.Ordinal));
        Assert.All(rows[failed.Count..], row => Assert.False(row.EndsWith(" | FAILED |", StringComparison.Ordinal)));
        Assert.Contains(
            $"| login | a user whom nobody knows | 401 WrongUsernameOrPassword (003-001) | 418: the status is not one of 200, 400, 401, 404, 422, 429 | {LineOf("operationId: login", "'401':")} | FAILED |",
            rows);
        // What builds upon the login did not fail by itself.
        Assert.Contains(rows, row => row.StartsWith("| validateToken | the user's token |", StringComparison.Ordinal) && row.EndsWith("skipped: login gave no token |", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_report_shows_no_secret_and_keeps_its_shape()
    {
        var settings = own.Mock.Settings();
        var body = new JsonObject { ["error"] = new JsonObject { ["code"] = $"{settings[Setting.Password]}|\n|<b>`", [new string('x', 5000)] = "x" } };
        var rows = Rows(await RunAllAsync(Login, new Lie(401, body.ToJsonString())));

        Assert.All(rows, row => Assert.Equal(7, row.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|')));
        Assert.All(rows, row => Assert.DoesNotContain(settings[Setting.Password]!, row, StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("401 (***\\| \\|&lt;b>`): the body: ", StringComparison.Ordinal));
        Assert.All(rows, row => Assert.True(row.Length < 1000));
    }

    [Fact]
    public async Task A_token_that_is_sent_back_is_not_shown()
    {
        string? token;
        using (var session = new Session(own.Mock.Settings())) token = await session.UserTokenAsync();
        var body = new JsonObject { ["login_url"] = $"https://a.example?token={token}", ["error"] = new JsonObject { ["code"] = token } };
        var rows = Rows(await RunAllAsync(Login, new Lie(200, body.ToJsonString())));

        Assert.Contains(rows, row => row.Contains($"200 (a code of {token.Length} characters)", StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain(token[..20], row, StringComparison.Ordinal));
    }

    private static string[] Rows(IReadOnlyCollection<CheckResult> results) => ContractReport.Of("a liar", null, results).Split("|---|\n")[1].TrimEnd('\n').Split('\n');

    /// <summary>Found by reading, not by the parser that the report uses.</summary>
    private static string LineOf(string after, string line)
    {
        var lines = File.ReadAllLines(Repository.PathOf("contract/openapi.yaml")).Select(text => text.Trim()).ToList();
        return $"contract/openapi.yaml:{lines.IndexOf(line, lines.IndexOf(after)) + 1}";
    }

    private async Task<CheckResult> RunAsync(Lie lie, string name = Checked)
    {
        var check = AllChecks.Find(name);
        await using var liar = await LyingServer.StartAsync(own.Mock.BaseAddress, check.Operation, lie);
        using var session = new Session(own.Mock.Settings((Setting.BaseUrl, liar.BaseAddress.AbsoluteUri)));
        return await CheckRunner.RunAsync(check, session);
    }

    private async Task<List<CheckResult>> RunAllAsync(ContractOperation? operation, Lie lie)
    {
        await using var liar = await LyingServer.StartAsync(own.Mock.BaseAddress, operation, lie);
        using var session = new Session(own.Mock.Settings((Setting.BaseUrl, liar.BaseAddress.AbsoluteUri)));
        var results = new List<CheckResult>();
        foreach (var check in AllChecks.List) results.Add(await CheckRunner.RunAsync(check, session));
        return results;
    }
}
