using XsollaLogin.IntegrationTests.Journal;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Admin;

/// <summary>Pending calls of getConfirmCode, as the admin endpoints list and confirm them.</summary>
public class PollAdminTests(MockFixture fixture) : IAsyncLifetime
{
    private const int TimeoutMs = 30_000;
    private readonly TestClock _time = new();
    private TestMock? _mock;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _mock = await fixture.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = _time });

    public async ValueTask DisposeAsync()
    {
        await _mock!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_confirmed_poll_gets_the_code()
    {
        await using var project = await _mock!.NewProjectAsync();
        await using var another = await _mock.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync();
        // The mock compares email addresses without regard to case.
        var waiting = project.GetConfirmCodeAsync(operation, "JOHN@example.com");
        await _time.WaitForPendingTimersAsync(1);
        var poll = Assert.Single(await PollsAsync(""))!;
        Assert.Empty(await PollsAsync($"?projectId={another.ProjectId}"));
        await ConfirmAsync(poll);

        Assert.Equal((await project.NextMessageAsync(Person.John.Email)).Code, await waiting);
        Assert.Equal((project.ProjectId, operation, Person.John.Email, true),
            ((string?)poll["projectId"], (string?)poll["operationId"], (string?)poll["login"], (bool)poll["canConfirm"]!));
        Assert.Equal(_time.GetUtcNow().AddSeconds(20), (DateTimeOffset)poll["endsAt"]!);
        await _time.WaitForPendingTimersAsync(0);
        Assert.Empty(await PollsAsync(""));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Confirming_a_poll_uses_up_the_mailed_link_and_is_in_the_journal_as_opening_it_is()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: Ending.CallbackUrl);
        var waiting = project.GetConfirmCodeAsync(operation, Person.John.Email);
        await _time.WaitForPendingTimersAsync(1);
        await ConfirmAsync(Assert.Single(await PollsAsync(""))!);
        await waiting;
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
        var entry = Assert.Single(await _mock.EntriesAsync(project, "cause=admin"));
        Assert.Equal(("linkOpened", operation), ((string?)entry["changes"]![0]!["what"], (string?)entry["changes"]![0]!["subject"]));
        Assert.Equal(1, (await project.SaveAsync())["codes"]!.AsArray().Count(code => (bool)code!["linkOpened"]!));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Confirming_a_poll_of_a_login_without_a_code_is_rejected_with_the_reason()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync();
        var waiting = project.GetConfirmCodeAsync(operation, "jane@example.com");
        await _time.WaitForPendingTimersAsync(1);
        var poll = Assert.Single(await PollsAsync($"?projectId={project.ProjectId}"))!;
        var (status, answer) = await _mock.Admin.SendAsync(HttpMethod.Post, $"polls/{poll["id"]}/confirm", cancellationToken: Stop);
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.False((bool)poll["canConfirm"]!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("no code was sent to jane@example.com", (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => waiting);
    }

    [Theory]
    [InlineData("1x")]
    [InlineData("99999999999999999999")]
    public async Task An_unknown_poll_is_not_found(string id)
    {
        var (status, _) = await _mock!.Admin.SendAsync(HttpMethod.Post, $"polls/{id}/confirm", cancellationToken: Stop);

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    private async Task<JsonArray> PollsAsync(string query) =>
        (await _mock!.Admin.DoAsync(HttpMethod.Get, $"polls{query}", cancellationToken: Stop))["polls"]!.AsArray();

    private Task<JsonNode> ConfirmAsync(JsonNode poll) => _mock!.Admin.DoAsync(HttpMethod.Post, $"polls/{poll["id"]}/confirm", cancellationToken: Stop);
}
