using System.Collections.Concurrent;
using System.Net.Http.Json;

namespace XsollaLogin.IntegrationTests;

/// <summary>The mock runs in its own process and no other test runs meanwhile: their sockets and memory do not count.</summary>
[CollectionDefinition(nameof(LongPollTests), DisableParallelization = true)]
[Collection(nameof(LongPollTests))]
public class LongPollTests(ITestOutputHelper output)
{
    private const int Polls = 10_000;
    private const int Projects = 20;

    private sealed record Poll(string ProjectId, string Email, string OperationId, Task<XsollaLoginResponse<ConfirmCode>> Answer);

    [Fact]
    public async Task Ten_thousand_long_polls_are_held_and_each_is_answered_by_its_own_confirmation()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var mock = await MockProcess.StartAsync(cancellationToken);
        var judged = new ContractCheckingHandler(mock.BaseAddress, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var http = new HttpClient(judged) { BaseAddress = mock.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
        using var admin = new HttpClient { BaseAddress = mock.Origin };
        var client = new PasswordlessClient(http);
        for (var project = 0; project < Projects; project++)
        {
            var settings = new { confirmCodeTimeoutMs = 3_600_000, codeLifetimeSeconds = 86_400 };
            (await admin.PutAsJsonAsync($"__admin/projects/project-{project}", settings, cancellationToken)).EnsureSuccessStatusCode();
        }

        var sent = new ConcurrentBag<(string ProjectId, string Email, string OperationId)>();
        await Parallel.ForAsync(0, Polls, cancellationToken, async (number, token) =>
        {
            var (projectId, email) = ($"project-{number % Projects}", $"user-{number}@example.com");
            var request = new EmailCodeRequest { Email = email, LinkUrl = "https://someurl.com", SendLink = true };
            var answer = await client.RequestEmailCodeAsync(new() { ProjectId = projectId, Body = request }, token);
            sent.Add((projectId, email, answer.Result.OperationId));
        });

        var before = mock.ResidentBytes;
        var polls = sent.Select(code => new Poll(
            code.ProjectId, code.Email, code.OperationId, client.GetConfirmCodeAsync(
                new() { ProjectId = code.ProjectId, Login = code.Email, OperationId = code.OperationId }, cancellationToken))).ToList();
        while (await WaitingAsync(admin, cancellationToken) < Polls) Assert.DoesNotContain(polls, poll => poll.Answer.IsCompleted);
        output.WriteLine($"{Polls} polls held, {(mock.ResidentBytes - before) / Polls} bytes each");

        var messages = new Dictionary<string, JsonNode>();
        for (var project = 0; project < Projects; project++)
        {
            var inbox = await admin.GetFromJsonAsync<JsonNode>($"__admin/inbox?projectId=project-{project}", cancellationToken);
            foreach (var message in inbox!["messages"]!.AsArray()) messages.Add(message!["operationId"]!.GetValue<string>(), message);
        }

        await Parallel.ForEachAsync(polls, cancellationToken, async (poll, token) =>
        {
            using var opened = await http.GetAsync(messages[poll.OperationId]["link"]!.GetValue<string>(), token);
            Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        });

        foreach (var poll in polls) Assert.Equal(messages[poll.OperationId]["code"]!.GetValue<string>(), (await poll.Answer).Result.Code);
        Assert.Equal(0, await WaitingAsync(admin, cancellationToken));
    }

    private static async Task<int> WaitingAsync(HttpClient admin, CancellationToken cancellationToken) =>
        (await admin.GetFromJsonAsync<JsonNode>("__admin/health", cancellationToken))!["waitingPolls"]!.GetValue<int>();
}
