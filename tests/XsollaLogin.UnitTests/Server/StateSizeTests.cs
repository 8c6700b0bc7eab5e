using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The state is bounded in bytes, however long the texts of the requests are: the oldest values make room.</summary>
public sealed class StateSizeTests
{
    private const long MiB = 1024 * 1024;

    // One text in all values: they count as if each had its own.
    private static readonly string Long = new('x', (int)MiB / 2);

    private readonly FakeTimeProvider _time = new();
    private readonly StateSize _size = new();

    private DateTimeOffset Later => _time.GetUtcNow() + TimeSpan.FromHours(1);

    private ProjectClock Clock => new(_time);

    [Fact]
    public void Grants_with_long_texts_make_room_and_taken_ones_do_not_count()
    {
        var grants = new OneTimeStore<Grant>(Clock, 100_000, new Lock(), _size);
        for (var i = 0; i < 200; i++) grants.Add($"{i}", GrantOf(Long), Later);

        Assert.InRange(_size.Bytes, 32 * MiB, 66 * MiB);
        Assert.True(grants.TryFind("199", out _));
        Assert.False(grants.TryFind("100", out _));
        foreach (var (key, _, _) in grants.All().Take(10)) grants.TryTake(key, _ => true, out _);
        grants.Drop(_ => true);
        Assert.Equal(0, _size.Bytes);
    }

    [Fact]
    public void Codes_with_long_texts_make_room()
    {
        var codes = new CodeOperations(Clock, new Lock(), _size);
        for (var i = 0; i < 200; i++) codes.Start(OperationOf($"{i}"));

        Assert.InRange(_size.Bytes, 63 * MiB, 66 * MiB);
        Assert.Equal("199", codes.All()[^1].Id);
        Assert.Equal(CodeCheck.WrongCode, codes.Confirm("199", "email", "a@b.c", "4321", 10, out _));
        foreach (var operation in codes.All())
            Assert.Equal(CodeCheck.Confirmed, codes.Confirm(operation.Id, "email", "a@b.c", "1234", 10, out _));
        Assert.Equal(0, _size.Bytes);
    }

    [Fact]
    public void Messages_with_long_texts_make_room_also_those_that_arrive_later()
    {
        var inbox = new Inbox(Clock, 0, new Lock(), _size);
        for (var i = 0; i < 50; i++)
        {
            inbox.Put(MessageOf($"{i}"));
            inbox.PutLater(MessageOf($"later {i}"), TimeSpan.FromMinutes(1));
        }

        Assert.InRange(_size.Bytes, 15 * MiB, 19 * MiB);
        Assert.True(inbox.Dropped > 0);
        inbox.Remove(_ => true);
        _time.Advance(TimeSpan.FromMinutes(1));
        inbox.Remove(_ => true);
        Assert.Equal(0, _size.Bytes);
    }

    [Fact]
    public void A_message_arrives_while_delayed_ones_fill_the_inbox()
    {
        var inbox = new Inbox(Clock, 0, new Lock(), _size);
        for (var i = 0; i < 40; i++) inbox.PutLater(MessageOf($"{i}"), TimeSpan.FromMinutes(1));
        inbox.Put(MessageOf("at once"));

        Assert.Equal("at once", Assert.Single(inbox.Find(_ => true).Messages).Id);
    }

    [Fact]
    public void Users_who_register_make_room_for_later_ones_and_those_of_the_settings_stay()
    {
        var users = new Users(new Lock(), _size);
        users.Add(UserOf("John"));
        for (var i = 0; i < 1000; i++) Assert.Equal(RegistrationResult.Registered, users.Register(UserOf($"{i}")));

        Assert.InRange(_size.Bytes, 767 * MiB, 770 * MiB);
        Assert.NotNull(users.FindByLogin("John"));
        Assert.Null(users.FindByLogin("0"));
        Assert.NotNull(users.FindByLogin("999"));
        users.Change("999", user => user with { Email = "a@b.c" });
        foreach (var user in users.All()) users.Remove(user.Id);
        Assert.Equal(0, _size.Bytes);
    }

    [Fact]
    public void A_user_who_is_registered_by_a_code_makes_room_for_users_that_became_larger()
    {
        var users = new Users(new Lock(), _size);
        for (var i = 0; i < 1000; i++) users.Register(UserOf($"{i}"));
        for (var i = 990; i < 1000; i++) users.Change($"{i}", user => user with { Email = Long + i });
        Assert.InRange(_size.Bytes, 775 * MiB, 780 * MiB);
        users.FindOrAdd("email", "a@b.c", "new");

        Assert.InRange(_size.Bytes, 767 * MiB, 768 * MiB);
        Assert.NotNull(users.Find("new"));
    }

    [Fact]
    public void Counted_logins_that_are_reset_do_not_count()
    {
        var logins = new FailedLogins(new Lock(), _size);
        for (var i = 0; i <= 100_000; i++) logins.Add($"{i}");
        logins.Add("100000");
        Assert.Equal(StateSize.Of("100000"), _size.Bytes);
        logins.Clear("100000");
        Assert.Equal(0, _size.Bytes);
    }

    [Fact]
    public void Projects_make_room_when_all_together_are_too_large()
    {
        var projects = new Projects(_time, strict: false, idle: TimeSpan.FromHours(1));
        projects.Configure(new Dictionary<string, ProjectSettings> { ["configured"] = new() }, ["configured"]);
        for (var i = 0; i < 20; i++)
        {
            var project = projects.Of($"{i}")!;
            for (var j = 0; j < 60; j++) project.RefreshTokens.Add($"{i} {j}", GrantOf(Long), Later);
        }

        projects.Of("19");
        Assert.InRange(projects.Dropped, 2, 10);
        Assert.Null(projects.Find("0"));
        Assert.All((string[])["configured", "19"], id => Assert.NotNull(projects.Find(id)));
        Assert.InRange(projects.Size.Bytes, 900 * MiB, 1024 * MiB);
        projects.Reset();
        projects.Drop("configured");
        projects.Nameless();
        Assert.Equal(0, projects.Size.Bytes);
    }

    private static Grant GrantOf(string payload) => new() { UserId = "1", Payload = payload, Method = "email", Sequence = 1 };

    private static User UserOf(string name) => new() { Id = name, Username = name, Fields = new Dictionary<string, string> { ["nickname"] = Long } };

    private CodeOperation OperationOf(string id) => new()
    {
        Id = id,
        Field = "email",
        Login = "a@b.c",
        Code = "1234",
        Expires = Later,
        Target = new LoginTarget { Url = "https://game.example.com", Payload = Long },
        Sequence = 1,
    };

    private SentMessage MessageOf(string id) => new()
    {
        Id = id,
        ProjectId = "game",
        Channel = "email",
        Kind = MessageKind.LoginCode,
        To = "a@b.c",
        Subject = "Code",
        Text = Long,
        CreatedAt = _time.GetUtcNow(),
    };
}
