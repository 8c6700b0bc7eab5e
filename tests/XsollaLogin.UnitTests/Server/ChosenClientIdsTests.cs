using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>A caller cannot choose ids of clients that make the server slow.</summary>
public sealed class ChosenClientIdsTests
{
    private const int Many = 200_000;

    /// <summary>Far more than the ids need if their hashes differ, and far less than if all are the same.</summary>
    private const int TimeoutMs = 30_000;

    [Fact(Timeout = TimeoutMs)]
    public async Task Ids_with_the_same_usual_hash_are_as_fast_as_others()
    {
        var projects = new Projects(TimeProvider.System, strict: false, idle: TimeSpan.FromHours(1));
        await Task.Run(
            () =>
            {
                foreach (var (client, number) in Colliding().Select((client, number) => (client, number)))
                    projects.UseClient(projects.Of($"{number / ClientIndex.MostByUse}")!, client);
            },
            TestContext.Current.CancellationToken);

        Assert.Equal("0", projects.OfClient(Colliding().First(), holder: null, out _)!.ProjectId);
    }

    [Fact]
    public void Ids_with_the_same_usual_hash_have_different_ones()
    {
        Assert.Single(Colliding().Select(client => client.GetHashCode()).Distinct());
        Assert.InRange(Colliding().Select(ClientIdComparer.Instance.GetHashCode).Distinct().Count(), Many * 99 / 100, Many);
    }

    private static IEnumerable<long> Colliding() => Enumerable.Range(1, Many).Select(half => ((long)half << 32) | (uint)half);
}
