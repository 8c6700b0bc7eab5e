namespace XsollaLogin.BrowserTests;

/// <summary>The SDK's own reporting, which its widget switches on.</summary>
public class AnalyticsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Calls_work_where_the_collector_cannot_be_reached()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.InitialiseAnalyticsAsync(visit.TestProject.ProjectId);

        await visit.TokenAsync(await page.LoginAsync(John));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(John.Username, "not-his-password"));
    }
}
