using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests;

public class LintTests
{
    [Fact]
    public async Task The_contract_passes_every_lint_rule() =>
        Assert.Empty(await Spectral.LintAsync("contract/openapi.yaml", TestContext.Current.CancellationToken));
}
