using System.Globalization;
using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>With the most messages and entries that the mock keeps, the console draws 60 frames a second.</summary>
/// <remarks>Counted in processor time of the page's main thread, because the tests share the processor with others.</remarks>
public class ConsoleFrameTests(BrowserFixture browser)
{
    private const int Many = 1000;
    private const int Steps = 60;

    /// <summary>The time of the two frames of a step: one that scrolls, and the next one, at whose beginning the first is drawn.</summary>
    private const double Budget = 2 * 1000.0 / 60;

    private const string Step =
        "async () => { scrollBy(0, 400); await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame); }";

    /// <summary>The cards that may be laid out: those in sight, and those that the browser prepares around them.</summary>
    private const int MostLaidOut = 100;

    [Theory]
    [InlineData("messages")]
    [InlineData("journal")]
    public async Task Scrolling_through_a_thousand_cards_while_new_ones_come_leaves_time_in_each_frame(string panel)
    {
        await using var visit = await browser.NewVisitAsync();
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => visit.TestProject.RequestPhoneCodeAsync()));
        await using var console = await ConsoleTab.OpenAsync(browser, visit, panel);
        await Assertions.Expect(console.Cards).ToHaveCountAsync(Many);
        var debugger = await console.Page.Context.NewCDPSessionAsync(console.Page);
        await debugger.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        var (busy, laidOut) = (new List<double>(), 0);
        for (var i = 0; i < Steps; i++)
        {
            if (i % 10 == 0) await visit.TestProject.RequestEmailCodeAsync();
            var before = await BusyAsync(debugger);
            await console.Page.EvaluateAsync(Step);
            busy.Add(await BusyAsync(debugger) - before);
            laidOut = Math.Max(laidOut, await console.Page.EvaluateAsync<int>("""
                () => [...document.querySelectorAll('main .list > .card > :first-child')]
                  .filter(content => content.checkVisibility({ contentVisibilityAuto: true })).length
                """));
        }

        busy.Sort();
        var (half, most) = (busy[Steps / 2], busy[Steps * 9 / 10]);
        var report = string.Create(CultureInfo.InvariantCulture,
            $"{panel}: half of the steps need at most {half:0.0} ms of {Budget:0.0} ms, nine tenths at most {most:0.0} ms, all at most {busy[^1]:0.0} ms; "
            + $"{laidOut} of {Many} cards are laid out at most");
        TestContext.Current.TestOutputHelper!.WriteLine(report);
        Assert.True(most < Budget, report);
        Assert.True(laidOut is > 0 and <= MostLaidOut, report);
        Assert.Empty(console.Problems);
    }

    /// <summary>Returns the processor time of the main thread so far, in milliseconds.</summary>
    private static async Task<double> BusyAsync(ICDPSession debugger)
    {
        var metrics = (await debugger.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return metrics.EnumerateArray().Single(metric => metric.GetProperty("name").ValueEquals("TaskDuration")).GetProperty("value").GetDouble() * 1000;
    }
}
