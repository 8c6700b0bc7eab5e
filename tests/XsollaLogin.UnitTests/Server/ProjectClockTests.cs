using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

public sealed class ProjectClockTests
{
    private readonly ProjectClock _clock = new(new TestClock());

    [Fact]
    public void A_deadline_of_an_ended_clock_completes_at_once()
    {
        var completion = new TaskCompletionSource();
        _clock.End();
        using var deadline = _clock.StartDeadline(TimeSpan.FromDays(1), completion);

        Assert.True(completion.Task.IsCompletedSuccessfully);
    }
}
