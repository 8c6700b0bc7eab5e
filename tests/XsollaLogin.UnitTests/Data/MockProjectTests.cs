using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.UnitTests.Data;

/// <summary>Users added to a project of a mock in the same process.</summary>
public class MockProjectTests
{
    [Fact]
    public async Task Added_users_differ_and_can_log_in()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var client = new PasswordClient(http);
        var users = mock.Project("p").Users.Add(100).Concat(mock.Project("p").Users.Add(100)).ToList();

        Assert.Equal(200, users.DistinctBy(user => user.Email).Count());
        foreach (var user in users.Take(3).Append(users[^1]))
        {
            var body = new LoginRequest { Username = user.Username, Password = user.Password };
            var loggedIn = await client.LoginAsync(new LoginInput { ProjectId = "p", LoginUrl = Ending.CallbackUrl, Body = body });
            Assert.NotEmpty(loggedIn.Result.LoginUrl);
        }
    }

    [Fact]
    public async Task The_seed_of_a_project_determines_its_users()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var admin = new AdminClient(mock.BaseAddress);
        foreach (var project in new[] { "a", "b" }) await admin.DoAsync(HttpMethod.Put, $"projects/{project}", new { seed = 7 });

        Assert.Equal(mock.Project("a").Users.Add(20), mock.Project("b").Users.Add(20));
        Assert.Equal(7, mock.Project("a").Users.Seed);
    }

    [Fact]
    public async Task A_taken_username_is_rejected()
    {
        await using var mock = await MockLoginServer.StartAsync();
        var john = new TestUser("John", "john@example.com", "password123", "+999000000001");
        mock.Project("p").Users.Add(john);
        var error = Assert.Throws<InvalidOperationException>(() => mock.Project("p").Users.Add(john with { Email = "other@example.com" }));
        Assert.DoesNotContain(john.Password, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_has_no_Program_class_that_WebApplicationFactory_would_find() =>
        Assert.Null(typeof(MockLoginServer).Assembly.GetType("Program"));
}
