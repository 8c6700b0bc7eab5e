using System.Collections.Concurrent;

namespace XsollaLogin.BrowserTests;

/// <summary>The page of the contract, which the mock serves.</summary>
public class ContractInBrowserTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_page_shows_the_operations_and_asks_no_other_host()
    {
        await using var visit = await browser.NewVisitAsync();
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var (requests, errors) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Add(message.Text);
        };
        await page.GotoAsync(new Uri(visit.Api, "/docs").ToString());
        await page.GetByText("Registers a new user.").First.WaitForAsync();

        Assert.Contains(requests, url => url.EndsWith("/openapi.yaml", StringComparison.Ordinal));
        Assert.DoesNotContain(requests, url => new Uri(url).Scheme != "data" && !new Uri(visit.Api, "/").IsBaseOf(new Uri(url)));
        Assert.Empty(errors);
    }
}
