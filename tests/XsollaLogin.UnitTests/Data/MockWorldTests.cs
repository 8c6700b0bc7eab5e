using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.UnitTests.Data;

/// <summary>Users put into a world of a mock in the same process.</summary>
public class MockWorldTests
{
    [Fact]
    public async Task Added_users_can_log_in_and_are_each_another_one()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var client = new PasswordClient(http);
        var users = mock.World("p").Users.Add(100).Concat(mock.World("p").Users.Add(100)).ToList();

        Assert.Equal(200, users.DistinctBy(user => user.Email).Count());
        foreach (var user in users.Take(3).Append(users[^1]))
        {
            var loggedIn = await client.LogInAsync("p", new LogInRequest { Username = user.Username, Password = user.Password }, loginUrl: Ending.CallbackUrl);
            Assert.NotEmpty(loggedIn.Result.LoginUrl);
        }
    }

    [Fact]
    public async Task The_seed_of_a_world_makes_its_users()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var control = new MockControl(mock.BaseAddress);
        foreach (var project in new[] { "a", "b" }) await control.DoAsync(HttpMethod.Put, $"projects/{project}", new { seed = 7 });

        Assert.Equal(mock.World("a").Users.Add(20), mock.World("b").Users.Add(20));
        Assert.Equal(7, mock.World("a").Users.Seed);
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await using var mock = await MockLoginServer.StartAsync();
        var john = new TestUser("John", "john@example.com", "password123", "+999000000001");
        mock.World("p").Users.Add(john);
        var error = Assert.Throws<InvalidOperationException>(() => mock.World("p").Users.Add(john with { Email = "other@example.com" }));
        Assert.DoesNotContain(john.Password, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_has_no_Program_that_a_test_of_a_web_application_would_find() =>
        Assert.Null(typeof(MockLoginServer).Assembly.GetType("Program"));
}
