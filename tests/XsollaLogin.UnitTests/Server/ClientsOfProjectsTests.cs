using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>A client leads to the project that lists it or was used with it, as long as there is this project.</summary>
public sealed class ClientsOfProjectsTests
{
    private const int MostByUse = 1000;

    private readonly FakeTimeProvider _time = new();
    private readonly Projects _projects;

    public ClientsOfProjectsTests() => _projects = new Projects(_time, strict: false, idle: TimeSpan.FromHours(1));

    [Fact]
    public void The_client_of_a_dropped_project_is_forgotten()
    {
        Use("game", 57);
        Assert.Equal(("game", false), ProjectOf(57));
        _projects.Drop("game");

        Assert.Equal(("57", true), ProjectOf(57));
    }

    [Fact]
    public void The_clients_of_an_idle_project_are_forgotten()
    {
        Use("game", 57);
        _time.Advance(TimeSpan.FromHours(2));
        _projects.Of("game");

        Assert.Equal(("57", true), ProjectOf(57));
    }

    [Fact]
    public void A_request_that_ends_after_its_project_was_dropped_leaves_no_client()
    {
        var dropped = _projects.Of("game")!;
        _projects.Drop("game");
        _projects.UseClient(dropped, 57);

        Assert.Equal(("57", true), ProjectOf(57));
    }

    [Fact]
    public void Of_too_many_clients_the_least_recently_used_one_is_forgotten()
    {
        for (var client = 0; client < MostByUse; client++) Use("game", client);
        Use("game", 0);
        Use("game", MostByUse);

        Assert.Equal(("1", true), ProjectOf(1));
        Assert.Equal(("game", false), ProjectOf(0));
        Assert.Equal(("game", false), ProjectOf(MostByUse));
    }

    [Fact]
    public void A_listed_client_is_not_forgotten()
    {
        List("game", 57);
        for (var client = 0; client < 2 * MostByUse; client++) Use("game", client);

        Assert.Equal(("game", false), ProjectOf(57));
    }

    [Fact]
    public void The_project_that_lists_the_client_comes_before_one_that_was_used_with_it()
    {
        List("game", 57);
        Use("test", 57);

        Assert.Equal(("game", false), ProjectOf(57));
    }

    [Fact]
    public void Of_projects_that_were_used_with_the_client_the_last_one_is_meant()
    {
        Use("one", 57);
        Use("other", 57);
        Use("one", 57);

        Assert.Equal(("one", false), ProjectOf(57));
    }

    [Fact]
    public void A_client_that_the_settings_no_longer_list_is_known_by_use()
    {
        List("game", 57);
        List("game", 58);
        List("other", 57);

        Assert.Equal(("game", false), ProjectOf(58));
        Assert.Equal(("other", false), ProjectOf(57));
        _projects.Drop("other");
        Assert.Equal(("game", false), ProjectOf(57));
    }

    [Fact]
    public void A_client_of_settings_that_list_none_any_more_is_known_by_use_only()
    {
        List("game", 57);
        _projects.Configure("game", ProjectSettings.Default);
        Assert.Equal(("game", false), ProjectOf(57));
        Use("other", 57);

        Assert.Equal(("other", false), ProjectOf(57));
    }

    [Fact]
    public void A_client_joins_the_only_configured_project_as_long_as_that_lists_none()
    {
        _projects.Configure(new Dictionary<string, ProjectSettings> { ["game"] = ProjectSettings.Default }, ["game"]);
        Assert.Equal(("game", true), ProjectOf(57));
        List("game", 58);

        Assert.Equal(("59", true), ProjectOf(59));
    }

    private void Use(string projectId, long clientId) => _projects.UseClient(_projects.Of(projectId)!, clientId);

    private void List(string projectId, long clientId) =>
        _projects.Configure(projectId, new ProjectSettings { Clients = [new OAuthClient { ClientId = clientId }] });

    private (string ProjectId, bool Joined) ProjectOf(long clientId) => (_projects.OfClient(clientId, holder: null, out var joined)!.ProjectId, joined);
}
