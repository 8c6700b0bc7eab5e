using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>A test in the process of the mock scripts answers in C#.</summary>
public class InProcessTests
{
    private const string Project = "your-project";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string, MockFault, string> Faults => new()
    {
        { "signUp", MockFault.AnswerLost, """{"fault": "answer-lost"}""" },
        { "signUp", MockFault.ConnectionReset, """{"fault": "connection-reset"}""" },
        { "getConfirmCode", MockFault.EarlyDeadline, """{"fault": "early-deadline"}""" },
        { "signUp", MockFault.AnswerLate(Minute), """{"fault": "answer-late", "delayMs": 60000}""" },
        { "signUp", MockFault.LateCode(Minute), """{"fault": "late-code", "delayMs": 60000}""" },
        { "signUp", MockFault.TooManyRequests(), """{"fault": "too-many-requests"}""" },
        { "signUp", MockFault.TooManyRequests(5), """{"fault": "too-many-requests", "retryAfterSeconds": 5}""" },
        { "signUp", MockFault.ServerError(), """{"fault": "server-error", "status": 503}""" },
        { "signUp", MockFault.ServerError(504), """{"fault": "server-error", "status": 504}""" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_equals_that_of_the_admin_endpoints(string operation, MockFault fault, string script)
    {
        await using var mock = await MockLoginServer.StartAsync(TestContext.Current.CancellationToken);
        mock.Project(Project).Script(operation, fault, times: 2, user: "John");
        using var admin = new AdminClient(mock.BaseAddress);
        var scripted = await admin.DoAsync(HttpMethod.Get, $"projects/{Project}/answers", cancellationToken: TestContext.Current.CancellationToken);
        var expected = JsonNode.Parse(script)!.AsObject();
        (expected["operation"], expected["times"], expected["user"]) = (operation, 2, "John");

        Assert.True(JsonNode.DeepEquals(new JsonArray(expected), scripted), $"Expected {expected.ToJsonString()}, but was: {scripted.ToJsonString()}");
    }

    [Fact]
    public async Task An_answer_is_used_the_given_number_of_times()
    {
        await using var mock = await MockLoginServer.StartAsync(TestContext.Current.CancellationToken);
        mock.Project(Project).Script("login", "UserBanned", times: 2);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var client = new PasswordClient(http);
        Task LoginAsync() =>
            client.LoginAsync(
                new() { ProjectId = Project, Body = new() { Username = "John", Password = "password123" } }, TestContext.Current.CancellationToken);

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, LoginAsync);
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, LoginAsync);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, LoginAsync);
    }

    [Fact]
    public async Task An_invalid_script_is_rejected_with_a_reason()
    {
        await using var mock = await MockLoginServer.StartAsync(TestContext.Current.CancellationToken);
        var project = mock.Project(Project);

        Throws<ArgumentException>("no example", () => project.Script("login", "NoSuch"));
        Throws<ArgumentException>("no operation", () => project.Script("logUp", MockFault.AnswerLost));
        Throws<ArgumentException>("delayMs must be from 1", () => project.Script("login", MockFault.AnswerLate(TimeSpan.FromDays(100))));
        Throws<ArgumentException>("sends no message", () => project.Script("login", MockFault.LateCode(Minute)));
        project.Script("login", MockFault.AnswerLost, times: 10_000);
        Throws<InvalidOperationException>("10000", () => project.Script("login", MockFault.AnswerLost));
    }

    private static void Throws<TException>(string said, Action script)
        where TException : Exception => Assert.Contains(said, Assert.Throws<TException>(script).Message, StringComparison.Ordinal);
}
