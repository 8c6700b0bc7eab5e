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
        string[] meant =
        [
            // Tools that call the contract's servers can choose the mock.
            "no-server-example.com at #/servers/1/url: Server `url` should not point to example.com or localhost.",
            // The success of this operation is a redirect.
            "operation-2xx-response at #/paths/~1jwt~1sso~1redirect/get/responses: Operation must have at least one `2XX` response.",
            // x-fallbacks uses them, which OpenAPI has no place for.
            "no-unused-components at #/components/responses/UnknownPath: Component: \"UnknownPath\" is never used.",
            "no-unused-components at #/components/responses/UnknownMethod: Component: \"UnknownMethod\" is never used.",
        ];

        Assert.Equal(meant, await Redocly.LintAsync(Document, "warn", TestContext.Current.CancellationToken));
    }
}
