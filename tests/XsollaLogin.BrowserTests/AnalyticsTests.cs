namespace XsollaLogin.BrowserTests;

/// <summary>The SDK's own reporting, which its widget switches on.</summary>
public class AnalyticsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Calls_work_where_the_collector_cannot_be_reached()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.InitialiseAnalyticsAsync(visit.World.ProjectId);

        await visit.TokenAsync(await page.LogInAsync(John));
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, page.LogInAsync(John.Username, "not-his-password"));
    }
}
