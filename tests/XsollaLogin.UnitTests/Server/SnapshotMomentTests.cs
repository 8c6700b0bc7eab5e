using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>What is read or replaced while requests change it is whole.</summary>
public sealed class SnapshotMomentTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Projects _projects;
    private readonly Project _project;

    public SnapshotMomentTests()
    {
        _projects = new Projects(_time, strict: false, idle: TimeSpan.FromHours(1));
        _project = _projects.Of("game")!;
    }

    [Fact]
    public async Task Each_session_of_a_snapshot_has_its_user()
    {
        var signUps = Task.Run(() =>
        {
            for (var user = 0; user < 20_000; user++) LogIn($"{user}");
            for (var user = 0; user < 100; user++) UserAccounts.Remove(_project, $"{user}");
        });
        do
        {
            var snapshot = _project.Save();
            Assert.Empty(snapshot.Sessions.Select(session => session.Value).Except(snapshot.Users.Select(user => user.Id)));
        }
        while (!signUps.IsCompleted);

        await signUps;
    }

    [Fact]
    public void A_message_of_a_request_that_ends_after_the_drop_takes_no_number_of_the_next_project()
    {
        _project.Inbox.Put(NewMessage());
        _projects.Drop("game");
        _project.Inbox.Put(NewMessage());
        var next = _projects.Of("game")!;
        next.Inbox.Put(NewMessage());

        Assert.True(next.Inbox.Last > _project.Inbox.Last, $"{next.Inbox.Last} follows {_project.Inbox.Last}");
    }

    [Fact]
    public void Messages_of_a_restored_project_are_numbered_after_those_that_came_meanwhile()
    {
        _project.Inbox.Put(NewMessage());
        var snapshot = _project.Save();
        for (var i = 0; i < 5; i++) _project.Inbox.Put(NewMessage());
        _projects.Restore("game", snapshot);

        Assert.Single(_projects.Find("game")!.Inbox.Find(_ => true, after: 6).Messages);
        Assert.Equal(7, _projects.Find("game")!.Inbox.Last);
    }

    [Fact]
    public void A_change_of_a_user_who_was_removed_meanwhile_tells_it() =>
        Assert.Equal(RegistrationResult.NoSuchUser, _project.Users.Change("unknown", user => user with { Banned = true }));

    private void LogIn(string user)
    {
        _project.Users.Add(new User { Id = user, Username = user });
        _project.Sessions.Add($"session-{user}", user, _time.GetUtcNow() + TimeSpan.FromDays(1));
    }

    private static SentMessage NewMessage() => new()
    {
        Id = $"{Guid.NewGuid()}",
        ProjectId = "game",
        Channel = "email",
        Kind = MessageKind.LoginCode,
        To = "john@example.com",
        Subject = "",
        Text = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
