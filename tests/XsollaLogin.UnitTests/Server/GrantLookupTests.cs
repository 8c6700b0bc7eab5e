using System.Text;
using Microsoft.AspNetCore.Http;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Hosting;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>An exchange finds the project of its code or refresh token without asking every project.</summary>
public sealed class GrantLookupTests : IAsyncDisposable
{
    private const int Many = 20_000;
    private const int Client = 57;

    /// <summary>Far more than an exchange that looks the project up needs, and far less than one that asks all projects.</summary>
    private const int TimeoutMs = 60_000;

    private readonly Projects _projects = new(TimeProvider.System, strict: false, idle: TimeSpan.FromHours(1));
    private readonly ServerComposition _server;

    public GrantLookupTests() =>
        _server = new ServerComposition(new CompositionOptions { Projects = _projects, Journal = new JournalOptions(Size: 1, ShowSecrets: false) });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact(Timeout = TimeoutMs)]
    public async Task A_code_leads_to_its_project_among_many_that_share_the_client()
    {
        for (var project = 0; project < Many; project++) Issue($"project-{project}", $"code-{project}");
        var exchanged = 0;
        for (var project = 0; project < Many; project++)
        {
            if (await ExchangeAsync($"code-{project}") == StatusCodes.Status200OK) exchanged++;
        }

        Assert.Equal(Many, exchanged);
    }

    [Fact]
    public async Task A_code_works_once_in_each_project_that_a_snapshot_was_restored_in()
    {
        Issue("saved", "code");
        foreach (var restored in new[] { "restored", "restored again" }) _projects.Restore(restored, _projects.Find("saved")!.Save());
        // Without the index, an exchange would ask the last project of the client only.
        Issue("other", "other code");

        for (var project = 0; project < 3; project++) Assert.Equal(StatusCodes.Status200OK, await ExchangeAsync("code"));
        Assert.Equal(StatusCodes.Status400BadRequest, await ExchangeAsync("code"));
    }

    [Fact]
    public async Task A_code_that_was_issued_to_the_client_works_after_the_project_learned_many_other_clients()
    {
        Issue("game", "code");
        for (var client = 0; client < 2 * ClientIndex.MostByUse; client++) _projects.UseClient(_projects.Find("game")!, Client + 1 + client);

        Assert.Equal(StatusCodes.Status200OK, await ExchangeAsync("code"));
    }

    [Fact]
    public async Task The_index_has_the_keys_of_the_projects_and_no_others()
    {
        var index = new GrantIndex();
        var project = new Project("game", new ServerState(TimeProvider.System));
        var codes = new OneTimeStore<string>(project.Clock, most: 4, project.Gate, project.Size, new GrantsOfProject(index, project));
        for (var code = 0; code < 100; code++) codes.Add($"{code}", "john", DateTimeOffset.MaxValue);
        Assert.Equal(codes.All().Select(code => code.Key).Order(), Enumerable.Range(0, 100).Select(code => $"{code}").Where(Has).Order());

        Assert.True(codes.TryTake("99", _ => true, out _));
        Assert.False(Has("99"));
        codes.LeaveIndex();
        codes.Add("100", "john", DateTimeOffset.MaxValue);
        Assert.DoesNotContain(Enumerable.Range(0, 101).Select(code => $"{code}"), Has);

        Issue("dropped", "code");
        _projects.Drop("dropped");
        Assert.Equal(StatusCodes.Status400BadRequest, await ExchangeAsync("code"));
        Assert.Empty(_projects.HoldersOf("code", null));

        bool Has(string key) => index.HoldersOf(key).Count > 0;
    }

    private void Issue(string projectId, string code)
    {
        var project = _projects.Of(projectId)!;
        project.Users.Add(new User { Id = "john", Username = "John" });
        var grant = new Grant { UserId = "john", ClientId = Client, Method = LoginMethod.Password, Sequence = 0 };
        project.AuthorizationCodes.Add(code, grant, project.Clock.Now + TimeSpan.FromHours(1));
        _projects.UseClient(project, Client);
    }

    private async Task<int> ExchangeAsync(string code)
    {
        var operation = LoginContract.ById.ExchangeToken;
        var body = Encoding.UTF8.GetBytes($"grant_type=authorization_code&client_id={Client}&code={code}");
        var context = new DefaultHttpContext();
        context.Request.Method = operation.Method;
        context.Request.Path = operation.Path;
        context.Request.ContentType = operation.Body!.MediaType;
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        await _server.Pipeline.HandleAsync(context);
        return context.Response.StatusCode;
    }
}
