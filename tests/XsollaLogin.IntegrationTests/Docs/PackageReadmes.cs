using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets of the READMEs of the mock's packages.</summary>
public class PackageReadmes
{
    [Fact]
    public async Task The_README_of_the_test_users_generates_users()
    {
        await using var mock = await MockLoginServer.StartAsync();
        var users = mock.Project("your-project").Users.Add(100);   // registered, confirmed, ready to log in
        var john = new TestUsers(seed: 7).Next();                // the same user each time

        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });
        Assert.Equal(100, users.Count);
        Assert.IsType<LoginOutcome.Completed>(await api.LoginAsync(new LoginRequest { Username = users[99].Username, Password = users[99].Password }));
        Assert.Equal(john, new TestUsers(seed: 7).Next());
    }
}
