using XsollaLogin.IntegrationTests.Journal;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>The journal names the stub that answered.</summary>
public class StubJournalTests
{
    [Theory]
    [InlineData("Unavailable")]
    [InlineData(null)]
    public async Task The_cause_names_the_stub_by_title_or_Guid(string? title)
    {
        await using var mock = await StubbedMock.StartAsync();
        await using var project = await mock.NewProjectAsync();
        var id = await mock.Curl.StubAsync(new { Title = title, Request = new { Path = mock.Curl.PathOf("login") }, Response = new { StatusCode = 503 } });
        await mock.Curl.LoginAsync($"projectId={project.ProjectId}");
        var entry = await mock.Test.LastEntryAsync(project);

        Assert.Equal(("stub", title ?? $"{id}", "login"), ((string?)entry["cause"], (string?)entry["causeDetail"], (string?)entry["operation"]));
        Assert.Equal(503, (int)entry["answer"]!["status"]!);
    }

    [Fact]
    public async Task The_cause_names_a_stub_made_in_CSharp()
    {
        await using var mock = await StubbedMock.StartAsync();
        await using var project = await mock.NewProjectAsync();
        mock.WireMock.Given(WireMock.RequestBuilders.Request.Create().WithPath(mock.Curl.PathOf("login")))
            .WithTitle("in C#").RespondWith(WireMock.ResponseBuilders.Response.Create().WithStatusCode(503));
        await mock.Curl.LoginAsync($"projectId={project.ProjectId}");
        var entry = await mock.Test.LastEntryAsync(project);

        Assert.Equal(("stub", "in C#"), ((string?)entry["cause"], (string?)entry["causeDetail"]));
    }

    [Fact]
    public async Task The_journal_has_a_header_as_it_was_sent_also_if_it_is_hidden_from_the_stub()
    {
        const string Key = "sixteen-letters!";
        await using var mock = await StubbedMock.StartAsync(new XsollaLogin.Mock.MockLoginServerOptions { AdminKey = Key, ShowSecrets = true });
        string? seen = null;
        mock.WireMock.Given(WireMock.RequestBuilders.Request.Create().WithPath("/stubbed")).RespondWith(
            WireMock.ResponseBuilders.Response.Create().WithCallback(request =>
            {
                seen = request.Headers!["Authorization"].Single();
                return new WireMock.ResponseMessage { StatusCode = 204 };
            }));
        (string, string) key = ("Authorization", $"Bearer {Key}");
        await mock.Curl.SendAsync("GET", "/stubbed", headers: key);
        var journal = await mock.Curl.SendAsync("GET", "/__admin/journal", headers: key);

        Assert.Equal("Bearer ***", seen);
        Assert.Contains(Key, journal.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(0, "https://game.example.com")]
    public async Task A_stub_that_answers_late_does_not_bring_a_dropped_project_back(int journalSize, string? origin)
    {
        await using var mock = await StubbedMock.StartAsync(new XsollaLogin.Mock.MockLoginServerOptions { JournalSize = journalSize });
        await using var project = await mock.NewProjectAsync();
        TaskCompletionSource called = new(), dropped = new();
        mock.WireMock.Given(WireMock.RequestBuilders.Request.Create().WithPath(mock.Curl.PathOf("login"))).RespondWith(
            WireMock.ResponseBuilders.Response.Create().WithCallback(async _ =>
            {
                called.SetResult();
                await dropped.Task;
                return new WireMock.ResponseMessage { StatusCode = 503 };
            }));
        var login = mock.Curl.SendAsync(
            "POST", $"{mock.Curl.PathOf("login")}?projectId={project.ProjectId}", "{}", Curl.Json, origin is null ? [] : [("Origin", origin)]);
        await called.Task.WaitAsync(TestContext.Current.CancellationToken);
        await mock.Curl.SendAsync("DELETE", $"/__admin/projects/{project.ProjectId}");
        dropped.SetResult();
        await login;
        var projects = await mock.Curl.GetAsync("/__admin/projects");

        Assert.DoesNotContain(project.ProjectId, projects.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id=", null)]
    [InlineData("", "Authorization")]
    public async Task A_late_stub_of_a_project_named_by_client_or_token_does_not_bring_it_back(string query, string? header)
    {
        await using var mock = await StubbedMock.StartAsync();
        await using var project = await mock.NewProjectAsync();
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId } } });
        var token = await project.TokenOfAsync((await project.LoginAsync()).LoginUrl);
        TaskCompletionSource called = new(), dropped = new();
        mock.WireMock.Given(WireMock.RequestBuilders.Request.Create().WithPath("/stubbed")).RespondWith(
            WireMock.ResponseBuilders.Response.Create().WithCallback(async _ =>
            {
                called.TrySetResult();
                await dropped.Task;
                return new WireMock.ResponseMessage { StatusCode = 503 };
            }));
        Task<Reply> CallAsync() => mock.Curl.SendAsync(
            "GET", query is "" ? "/stubbed" : $"/stubbed?{query}{project.ClientId}", headers: header is null ? [] : [(header, $"Bearer {token}")]);
        var late = CallAsync();
        await called.Task.WaitAsync(TestContext.Current.CancellationToken);
        await mock.Curl.SendAsync("DELETE", $"/__admin/projects/{project.ProjectId}");
        dropped.SetResult();
        await late;

        Assert.Empty(await mock.Test.ProjectIdsAsync());
        // The same request is in the journal of a project that exists.
        await mock.Test.ProjectLike(project).ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId } } });
        await CallAsync();
        Assert.Equal("stub", (string?)(await mock.Test.LastEntryAsync(project))["cause"]);
    }

    [Fact]
    public async Task The_cause_is_the_flow_if_no_stub_matches()
    {
        await using var mock = await StubbedMock.StartAsync();
        await using var project = await mock.NewProjectAsync();
        await mock.Curl.StubAsync(new { Request = new { Path = "/stubbed" }, Response = new { } });
        await project.LoginAsync();

        Assert.Equal("flow", (string?)(await mock.Test.LastEntryAsync(project))["cause"]);
    }
}
