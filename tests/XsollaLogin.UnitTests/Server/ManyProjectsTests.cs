using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>Dropping projects costs the same for each, however many projects and clients there are.</summary>
public sealed class ManyProjectsTests
{
    private const int Many = 40_000;

    /// <summary>Far more than a cost that grows with the number, and far less than one that grows with its square.</summary>
    private const int TimeoutMs = 30_000;

    private readonly FakeTimeProvider _time = new();
    private readonly Projects _projects;

    public ManyProjectsTests() => _projects = new Projects(_time, strict: false, idle: TimeSpan.FromHours(1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = TimeoutMs)]
    public async Task A_reset_of_many_projects_with_a_client_each_ends()
    {
        Use(client: project => project);
        await Task.Run(() => _projects.Reset(), Stop);

        Assert.Empty(_projects.All);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_reset_of_many_projects_that_share_a_client_ends()
    {
        Use(client: _ => 57);
        await Task.Run(() => _projects.Reset(), Stop);

        Assert.Equal("57", _projects.OfClient(57, holder: null, out _)!.ProjectId);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_request_does_not_wait_until_many_idle_projects_are_dropped()
    {
        Use(client: project => project);
        _time.Advance(TimeSpan.FromHours(2));
        await Task.Run(() => _projects.Of("used"), Stop);
        await _projects.Swept;

        Assert.NotNull(_projects.Find("used"));
        Assert.Null(_projects.Find($"{Many - 1}"));
    }

    [Fact]
    public async Task An_idle_project_is_dropped_a_quarter_of_the_idle_time_later_at_the_latest()
    {
        _projects.Of("idle");
        for (var minutes = 0; minutes <= 75; minutes += 5)
        {
            _projects.Of("used");
            var swept = _projects.Swept;
            _projects.Of("used");
            Assert.Same(swept, _projects.Swept);
            await swept;
            _time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(["used"], _projects.All.Select(project => project.ProjectId));
    }

    private void Use(Func<int, long> client)
    {
        for (var project = 0; project < Many; project++) _projects.UseClient(_projects.Of($"{project}")!, client(project));
    }
}
