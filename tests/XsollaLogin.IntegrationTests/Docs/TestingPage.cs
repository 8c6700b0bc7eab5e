using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets about tests that run the mock in their own process.</summary>
public class TestingPage
{
    [Fact]
    public async Task The_mock_runs_in_the_process_of_a_test()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });

        await api.SignUpAsync(new SignUpRequest { Username = "John", Email = "john@example.com", Password = "password123" });
        var outcome = await api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

        Assert.IsType<LoginOutcome.Completed>(outcome);
    }

    [Fact]
    public async Task A_code_is_read_from_the_inbox_and_expires()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });

        var operationId = await api.EmailGetCodeAsync("john@example.com");
        var message = await mock.Project("your-project").Inbox.NextAsync("john@example.com");
        await api.LoginWithEmailCodeAsync("john@example.com", message.Code!, operationId);

        operationId = await api.EmailGetCodeAsync("john@example.com");
        var late = await mock.Project("your-project").Inbox.NextAsync("john@example.com");
        mock.Project("your-project").Clock.Advance(TimeSpan.FromSeconds(180));

        await Assert.ThrowsAsync<XsollaLoginException>(() => api.LoginWithEmailCodeAsync("john@example.com", late.Code!, operationId));
    }

    [Fact]
    public async Task A_project_is_changed_and_reset()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });
        await api.SignUpAsync(new SignUpRequest { Username = "John", Email = "john@example.com", Password = "password123" });

        var project = mock.Project("your-project");
        project.Settings.CodeLength = 6;
        project.Users.Ban("John");
        var last = project.Journal.Entries[^1];
        project.Reset();

        Assert.Equal("signUp", last.Operation);
        Assert.Null(project.Users.Find("John"));
    }

    [Fact]
    public async Task The_next_answers_are_scripted()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });

        mock.Project("your-project").Script("login", "UserBanned", times: 2);
        mock.Project("your-project").Script("login", MockFault.ServerError(503), user: "John");

        var login = new LoginRequest { Username = "John", Password = "password123" };
        List<int> statuses = [];
        for (var i = 0; i < 3; i++) statuses.Add((await Assert.ThrowsAsync<XsollaLoginException>(() => api.LoginAsync(login))).StatusCode);
        Assert.Equal([401, 401, 503], statuses);
    }

    [Fact]
    public async Task Test_users_can_log_in()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });

        var users = mock.Project("your-project").Users.Add(100, new TestUsers(seed: 7));
        var outcome = await api.LoginAsync(new LoginRequest { Username = users[0].Username, Password = users[0].Password });

        Assert.IsType<LoginOutcome.Completed>(outcome);
    }

    [Fact]
    public async Task Coverage_lists_the_missing_answers()
    {
        await using var mock = await MockLoginServer.StartAsync();

        Assert.Contains("login: not called", mock.Coverage.Missing);
    }
}

/// <summary>The snippet of a mock that several tests share.</summary>
public class SharedMockSnippet(SharedMockSnippet.LoginMock shared) : IClassFixture<SharedMockSnippet.LoginMock>
{
    [Fact]
    public void The_mock_is_started_once() => Assert.NotNull(shared.Server.BaseAddress);

    public sealed class LoginMock : IAsyncLifetime
    {
        public MockLoginServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await MockLoginServer.StartAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
