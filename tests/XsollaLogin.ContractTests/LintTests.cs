using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests;

public class LintTests
{
    private const string Document = "contract/openapi.yaml";

    [Fact]
    public async Task The_contract_passes_every_lint_rule() =>
        Assert.Empty(await Spectral.LintAsync(Document, TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_contract_passes_the_recommended_rules_of_Redocly() =>
        Assert.Empty(await Redocly.LintAsync(Document, "error", TestContext.Current.CancellationToken));

    [Fact]
    public async Task Redocly_warns_only_of_intended_deviations()
    {
        var warnings = await Redocly.LintAsync(Document, "warn", TestContext.Current.CancellationToken);

        // The server of the mock, a redirect without a success, and the answers that x-fallbacks uses.
        string[] meant =
        [
            "no-server-example.com at ", "operation-2xx-response at #/paths/~1jwt~1sso~1redirect", "no-unused-components at #/components/responses/",
        ];
        Assert.DoesNotContain(warnings, warning => !meant.Any(start => warning.StartsWith(start, StringComparison.Ordinal)));
    }
}
