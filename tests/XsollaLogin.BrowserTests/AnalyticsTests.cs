namespace XsollaLogin.BrowserTests;

/// <summary>The analytics of the SDK, which its widget switches on.</summary>
public class AnalyticsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Calls_work_when_the_analytics_host_is_unreachable()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.InitialiseAnalyticsAsync(visit.TestProject.ProjectId);

        await visit.TokenAsync(await page.LoginAsync(John));
        await SdkAssert.RejectsAsync(ErrorCode.WrongUsernameOrPassword, page.LoginAsync(John.Username, "not-his-password"));
    }
}
