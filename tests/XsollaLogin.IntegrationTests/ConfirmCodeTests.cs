using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>The call getConfirmCode waits for the link in the message; the clock shows when it waits.</summary>
public class ConfirmCodeTests(MockFixture fixture) : IAsyncLifetime
{
    private const int TimeoutMs = 30_000;
    private readonly TestClock _time = new();
    private TestMock? _mock;

    public async ValueTask InitializeAsync() => _mock = await fixture.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = _time });

    public async ValueTask DisposeAsync()
    {
        await _mock!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_code_is_returned_when_the_link_is_opened()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        var waiting = project.GetConfirmCodeAsync(operation, Person.John.Email);
        await _time.WaitForPendingTimersAsync(1);
        Assert.False(waiting.IsCompleted);
        var message = await OpenLinkAsync(project, Person.John.Email);

        Assert.Equal(message.Code, await waiting);
        await project.ConfirmEmailCodeAsync(operation, await waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_code_is_returned_at_once_when_the_link_was_opened_before()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestPhoneCodeAsync(linkUrl: "https://game.example.com/link");
        var message = await OpenLinkAsync(project, Person.John.PhoneNumber);

        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(operation, Person.John.PhoneNumber));
        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(operation, Person.John.PhoneNumber));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task All_polls_of_an_operation_get_the_code()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        var waiting = Enumerable.Range(0, 50).Select(_ => project.GetConfirmCodeAsync(operation, Person.John.Email)).ToList();
        await _time.WaitForPendingTimersAsync(50);
        var message = await OpenLinkAsync(project, Person.John.Email);

        Assert.All(await Task.WhenAll(waiting), code => Assert.Equal(message.Code, code));
        await _time.WaitForPendingTimersAsync(0);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_login_is_compared_without_case()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync("John@Example.com", linkUrl: "https://game.example.com/link");
        var waiting = project.GetConfirmCodeAsync(operation, "john@example.com");
        await _time.WaitForPendingTimersAsync(1);
        var message = await OpenLinkAsync(project, "john@example.com");

        Assert.Equal(message.Code, await waiting);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_poll_ends_after_20_seconds_and_the_code_stays_valid()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        var waiting = project.GetConfirmCodeAsync(operation, Person.John.Email);
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => waiting);
        var message = await OpenLinkAsync(project, Person.John.Email);
        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(operation, Person.John.Email));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Advancing_the_clock_of_the_project_ends_a_poll_at_its_deadline()
    {
        await using var project = await _mock!.NewProjectAsync(new { confirmCodeTimeoutMs = 5000 });
        await using var elsewhere = await _mock!.NewProjectAsync(new { confirmCodeTimeoutMs = 5000 });
        var waiting = project.GetConfirmCodeAsync(await project.RequestEmailCodeAsync(), Person.John.Email);
        var waitingElsewhere = elsewhere.GetConfirmCodeAsync(await elsewhere.RequestEmailCodeAsync(), Person.John.Email);
        await _time.WaitForPendingTimersAsync(2);
        await project.AdvanceAsync(TimeSpan.FromSeconds(5));

        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => waiting);
        Assert.False(waitingElsewhere.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));
        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => waitingElsewhere);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_poll_for_an_operation_of_another_login_ends_at_the_deadline()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        Task[] waiting =
        [
            project.GetConfirmCodeAsync(operation, Person.Jane.Email),
            project.GetConfirmCodeAsync("no-such-operation", Person.John.Email),
        ];
        await _time.WaitForPendingTimersAsync(2);
        await OpenLinkAsync(project, Person.John.Email);
        _time.Advance(TimeSpan.FromSeconds(20));

        foreach (var call in waiting) await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => call);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_poll_whose_client_disconnects_is_released()
    {
        await using var project = await _mock!.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        using var leaving = new CancellationTokenSource();
        var waiting = project.Passwordless.GetConfirmCodeAsync(
            new() { ProjectId = project.ProjectId, Login = Person.John.Email, OperationId = operation }, leaving.Token);
        await _time.WaitForPendingTimersAsync(1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await _time.WaitForPendingTimersAsync(0);
        var message = await OpenLinkAsync(project, Person.John.Email);
        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(operation, Person.John.Email));
    }

    private static async Task<Message> OpenLinkAsync(TestProject project, string to)
    {
        var message = await project.NextMessageAsync(to);
        using var opened = await project.OpenAsync(message.Link);
        return message;
    }
}
