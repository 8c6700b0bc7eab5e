using XsollaLogin.IntegrationTests.Lanes.Flows;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Parallel requests through WireMock.Net follow the same rules as those in the express lane.</summary>
public class ThroughWireMockTests
{
    private const int Callers = 100;

    [Fact]
    public async Task A_code_works_once_under_parallel_confirmations()
    {
        await using var server = await MockLoginServer.StartAsync(TestContext.Current.CancellationToken);
        await using var mock = new TestMock(server, new AnswerCoverage());
        _ = server.WireMock;
        await using var project = await mock.NewProjectAsync(new { fixedCode = LaneFlow.FixedCode, codeAttempts = 2 * Callers });
        var operation = await project.RequestPhoneCodeAsync();

        Assert.Equal(1, await Race.WinnersAsync(Callers, _ => project.ConfirmPhoneCodeAsync(operation, LaneFlow.FixedCode)));
        Assert.Equal(Callers, server.Coverage.Operations.Single(covered => covered.Id == "confirmPhoneCode").Calls);
    }
}
