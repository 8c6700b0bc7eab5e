using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>The fault answer-late: the call has its effect at once, and the answer comes by the server clock.</summary>
public class LateAnswerTests(MockFixture mock)
{
    private const int TimeoutMs = 30_000;
    private static readonly object Late = new { operation = "signUp", fault = "answer-late", delayMs = 5000 };
    private readonly TestClock _time = new();

    [Fact(Timeout = TimeoutMs)]
    public async Task The_call_has_its_effect_before_the_answer()
    {
        await using var another = await StartAsync();
        await using var project = await another.NewProjectAsync();
        await project.ScriptAsync(Late);
        var answer = project.SignUpAsync();
        await _time.WaitForPendingTimersAsync(1);
        await project.LoginAsync();
        await project.AdvanceAsync(TimeSpan.FromSeconds(60));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(answer.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        await project.ValidateAsync(await project.TokenOfAsync((await answer)!.LoginUrl));
        await _time.WaitForPendingTimersAsync(0);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_preferred_answer_is_also_delayed()
    {
        await using var another = await StartAsync();
        await using var project = await another.NewProjectAsync();
        await project.ScriptAsync(new { operation = "login", fault = "answer-late", delayMs = 1 });
        var answer = project.LoginAsync($"error.{ErrorCode.UserBanned}", Person.John.Password);
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => answer);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_client_that_disconnects_gets_no_answer_and_the_call_keeps_its_effect()
    {
        await using var another = await StartAsync();
        await using var project = await another.NewProjectAsync();
        await project.ScriptAsync(Late);
        using var leaving = new CancellationTokenSource();
        var answer = another.SendAsync(project.Request("signUp", ("username", Person.John.Username), ("password", Person.John.Password)), leaving.Token);
        await _time.WaitForPendingTimersAsync(1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await _time.WaitForPendingTimersAsync(0);
        await project.LoginAsync();
    }

    private Task<TestMock> StartAsync() => mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = _time });
}
