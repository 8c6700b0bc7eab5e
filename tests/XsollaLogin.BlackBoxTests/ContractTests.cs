using XsollaLogin.BlackBoxTests.Asking;
using XsollaLogin.BlackBoxTests.Checks;
using XsollaLogin.BlackBoxTests.Reporting;

namespace XsollaLogin.BlackBoxTests;

/// <summary>Whether a server keeps the contract, seen from outside: <c>dotnet test --filter Category=Contract</c>.</summary>
[Trait("Category", "Contract")]
[TestCaseOrderer(typeof(ClosingTestLast))]
public sealed class ContractTests(ContractRun run) : IClassFixture<ContractRun>
{
    public static TheoryData<string> Checks => [.. AllChecks.List.Select(check => check.ToString())];

    [Fact]
    public void The_server_can_be_asked()
    {
        if (run.Obstacle is { } obstacle) throw new ContractBrokenException(obstacle);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_contract_is_kept(string check)
    {
        if (run.Obstacle is not null) Assert.Skip($"{nameof(The_server_can_be_asked)} says why not");
        var result = await run.RunAsync(AllChecks.Find(check));
        if (result.Verdict == Verdict.Failed) throw new ContractBrokenException(ContractReport.Explain(result));
        if (result.Verdict == Verdict.Ok) return;
        if (run.IsOfOwnMock) throw new ContractBrokenException($"{check} was skipped: {result.Reason}");
        Assert.Skip(result.Reason);
    }

    [Fact]
    public void Each_operation_was_judged()
    {
        if (run.Obstacle is not null) Assert.Skip($"{nameof(The_server_can_be_asked)} says why not");
        if (run.Lack is { } lack) throw new ContractBrokenException(lack);
    }
}
