using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>Of too many projects, the least recently used one is dropped, unless it is configured or has a held long poll.</summary>
public sealed class MostProjectsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_least_recently_used_project_that_may_go_is_dropped()
    {
        var projects = new Projects(_time, strict: false, idle: TimeSpan.FromHours(1));
        projects.Configure(new Dictionary<string, ProjectSettings> { ["configured"] = new() }, ["configured"]);
        var held = projects.Of("held")!;
        using var poll = held.Clock.StartDeadline(TimeSpan.FromHours(1), new TaskCompletionSource());
        foreach (var id in (string[])["forgotten", "used"]) projects.UseClient(projects.Of(id)!, 57);
        for (var i = 3; i < Projects.Most; i++) projects.Of($"{i}");
        projects.Of("used");
        Assert.Equal((0, Projects.Most + 1), (projects.Dropped, projects.All.Count()));
        projects.Of("one");
        projects.Of("more");

        Assert.Equal((2, Projects.Most + 1), (projects.Dropped, projects.All.Count()));
        Assert.All((string[])["forgotten", "3"], id => Assert.Null(projects.Find(id)));
        Assert.All((string[])["configured", "held", "used", "one", "more"], id => Assert.NotNull(projects.Find(id)));
        Assert.False(poll.Completion.Task.IsCompleted);
        projects.Reset();
        Assert.Equal((0, 1), (projects.Dropped, projects.All.Count()));
    }
}
