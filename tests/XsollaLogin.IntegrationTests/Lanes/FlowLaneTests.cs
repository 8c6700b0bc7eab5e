using XsollaLogin.IntegrationTests.Lanes.Flows;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>The flows of the page give the same bytes, journal and coverage in both lanes.</summary>
public class FlowLaneTests
{
    private const int TimeoutMs = 60_000;

    private static readonly string[] Algorithms = ["HS256", "RS256"];

    public static TheoryData<string, Protocol, string> Flows =>
        [.. from flow in LaneFlow.All from protocol in Enum.GetValues<Protocol>() from algorithm in Algorithms select (flow.Name, protocol, algorithm)];

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Flows))]
    public async Task A_flow_is_the_same_in_both_lanes(string name, Protocol protocol, string algorithm)
    {
        var flow = LaneFlow.All.Single(flow => flow.Name == name);
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync(protocol, flow.Settings, algorithm);
        await flow.PlayAsync(project);

        await lanes.AssertSameTracesAsync(project);
        Assert.True(lanes.ThroughClock.ReadingsByWireMock > 0);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task The_flows_call_every_operation()
    {
        await using var lanes = await TwoLanes.StartAsync();
        foreach (var flow in LaneFlow.All)
        {
            foreach (var protocol in Enum.GetValues<Protocol>())
            {
                await using var project = await lanes.NewProjectAsync(protocol, flow.Settings);
                await flow.PlayAsync(project);
            }
        }

        var coverage = await lanes.Mock.Admin.DoAsync(HttpMethod.Get, "coverage", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(ContractDocument.Current.Operations.Count, (int)coverage["operations"]!["reached"]!);
    }
}
