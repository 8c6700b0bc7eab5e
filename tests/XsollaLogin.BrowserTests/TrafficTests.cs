[assembly: WholeRun]

namespace XsollaLogin.BrowserTests;

/// <summary>The browser made each documented call, and each answer kept to the contract.</summary>
/// <remarks>As xunit defines it, a collection that is not parallel runs after all parallel ones.</remarks>
[CollectionDefinition(WholeRunTest.Collection, DisableParallelization = true)]
public class TrafficTests(BrowserFixture browser) : WholeRunTest
{
    private const string AnalyticsHost = "datagather.xsolla.com";

    [Fact]
    public void Every_documented_call_was_made()
    {
        var documented = SdkOperations.All.Select(operation => operation.DocumentedCall).Distinct().ToList();

        Assert.Equal(16, documented.Count);
        Assert.Empty(documented.Except(browser.Traffic.Calls));
    }

    [Fact]
    public void Every_operation_of_the_documented_calls_was_answered() =>
        Assert.Empty(SdkOperations.All.Except(browser.Traffic.AnsweredOperations).Select(operation => operation.Id));

    [Fact]
    public async Task Every_answer_kept_to_the_contract()
    {
        Assert.Empty(await browser.Traffic.ViolationsAsync());
        Assert.True(browser.Traffic.Checked > 100, $"Only {browser.Traffic.Checked} answers could be read.");
    }

    [Fact]
    public void Only_the_analytics_of_the_SDK_contacted_an_outside_host() =>
        Assert.Equal([AnalyticsHost], browser.Traffic.OutsideHosts);
}
