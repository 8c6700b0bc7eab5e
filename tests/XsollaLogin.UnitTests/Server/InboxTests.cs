using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>A delayed message arrives by the clock, also if no request waits for it.</summary>
public sealed class InboxTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Inbox _inbox;

    public InboxTests() => _inbox = new Inbox(new ProjectClock(_time), first: 0, new Lock(), new StateSize());

    [Fact]
    public void A_message_that_has_arrived_is_counted()
    {
        PutLater();
        Assert.Equal(0, _inbox.Count);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, _inbox.Count);
    }

    [Fact]
    public void A_message_that_has_arrived_is_not_on_the_way()
    {
        PutLater();
        Assert.Empty(_inbox.All().Here);
        Assert.Equal(60, Assert.Single(_inbox.All().OnTheWay).InSeconds);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(_inbox.All().Here);
        Assert.Empty(_inbox.All().OnTheWay);
        Assert.Null(_inbox.NextArrival);
    }

    private void PutLater() => _inbox.PutLater(
        new SentMessage
        {
            Id = "1",
            ProjectId = "game",
            Channel = "email",
            Kind = MessageKind.LoginCode,
            To = "a@b.c",
            Subject = "Code",
            Text = "1234",
            CreatedAt = _time.GetUtcNow(),
        },
        TimeSpan.FromMinutes(1));
}
