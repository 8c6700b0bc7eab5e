namespace XsollaLogin.BrowserTests;

/// <summary>What the browser did in all the other tests; true only of a run of the whole suite.</summary>
[Collection(nameof(AfterTheOthers))]
public class WholeRunTests(BrowserFixture browser)
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
    public void Every_operation_behind_them_was_answered() =>
        Assert.Empty(SdkOperations.All.Except(browser.Traffic.AnsweredOperations).Select(operation => operation.Id));

    [Fact]
    public async Task Every_answer_kept_to_the_contract()
    {
        Assert.Empty(await browser.Traffic.FaultsAsync());
        Assert.True(browser.Traffic.Checked > 100, $"Only {browser.Traffic.Checked} answers could be read.");
    }

    [Fact]
    public void Nothing_but_the_analytics_of_the_SDK_reached_for_the_outside() =>
        Assert.Equal([AnalyticsHost], browser.Traffic.OutsideHosts);

    /// <summary>A collection that does not run in parallel runs when all that do are done.</summary>
    [CollectionDefinition(nameof(AfterTheOthers), DisableParallelization = true)]
    public class AfterTheOthers;
}
