using XsollaLogin.ContractCheck.Checks;
using XsollaLogin.ContractCheck.Reports;
using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractTests.ContractCheck;

/// <summary>The mock passes every check.</summary>
public sealed class ChecksAgainstTheMockTests(ChecksAgainstTheMockTests.MockSession fixture) : IClassFixture<ChecksAgainstTheMockTests.MockSession>
{
    public static TheoryData<string> Checks => [.. AllChecks.List.Select(check => check.ToString())];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_mock_passes(string check)
    {
        var result = await CheckRunner.RunAsync(AllChecks.Find(check), fixture.Session);

        Assert.True(result.Outcome == Outcome.Passed, $"{result.Outcome} {result.Reason}\n{Texts.Explain(result)}");
    }

    /// <summary>The checks share a session, because later checks use earlier answers.</summary>
    public sealed class MockSession : IAsyncLifetime
    {
        private PreparedMock? _mock;
        private Session? _session;

        internal Session Session => _session!;

        public async ValueTask InitializeAsync()
        {
            _mock = await PreparedMock.StartAsync();
            _session = new Session(_mock.Settings());
        }

        public async ValueTask DisposeAsync()
        {
            _session?.Dispose();
            if (_mock is not null) await _mock.DisposeAsync();
        }
    }
}
