using System.Text.RegularExpressions;
using Microsoft.Playwright;
using XsollaLogin.Mock;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The console also shows the requests without a project, and refuses IDs that no path can name.</summary>
public class ConsoleProjectListTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mock_without_projects_leads_to_the_requests_with_a_wrong_path()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        await using var console = await ConsoleTab.OpenAsync(browser, mock.BaseAddress, "");
        await Assertions.Expect(console.Page.Locator("main")).ToContainTextAsync("No project yet");
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        using var wrong = await http.PostAsync(new Uri(mock.BaseAddress, "/api/logn"), content: null, Stop);
        await Assertions.Expect(console.Page.Locator("main")).ToContainTextAsync("One request named no project, or its path is wrong");
        await console.Page.GetByRole(AriaRole.Link, new() { Name = "see why" }).ClickAsync();

        await Assertions.Expect(console.Page.Locator("main h2")).ToHaveTextAsync("Journal without a project");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("POST /api/logn");
        await Assertions.Expect(console.Cards.First.Locator(".why")).ToContainTextAsync("no operation has this path and method");
        Assert.Empty(await console.AccessibilityViolationsAsync());
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task A_request_for_an_unknown_project_is_shown()
    {
        var options = new MockLoginServerOptions { Strict = true };
        await using var mock = await MockLoginServer.StartAsync(options, Stop);
        await using var console = await ConsoleTab.OpenAsync(browser, mock.BaseAddress, "");
        await using var unknown = new TestMock(mock, new AnswerCoverage()).Project("unknown");
        await Assert.ThrowsAsync<XsollaLoginException>(() => unknown.LoginAsync());
        await console.Page.GetByRole(AriaRole.Link, new() { Name = "Without a project" }).ClickAsync();

        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await Assertions.Expect(console.Cards.First.Locator(".why")).ToContainTextAsync("the project of the request is not configured");
        await Assertions.Expect(console.Page.Locator("#projects [aria-current]")).ToContainTextAsync(["Without a project"]);
        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("#//journal$"));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a%2Fb")]
    public async Task An_id_that_no_path_can_name_calls_no_other_endpoint(string id)
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        List<string> calls = [];
        console.Page.Request += (_, request) => calls.Add(new Uri(request.Url).AbsolutePath);
        await console.Input("Find a project").FillAsync(id);
        await console.Input("Find a project").PressAsync("Enter");
        await Assertions.Expect(console.Status).ToHaveTextAsync($"\"{id}\" is no ID of a project, because no path can name it");
        foreach (var panel in (string[])["journal", "state", "settings"])
        {
            await console.Page.EvaluateAsync("address => { location.hash = address; }", $"#/{Uri.EscapeDataString(id)}/{panel}");
            await Assertions.Expect(console.Page.Locator("main h2")).ToHaveTextAsync("No such project");
            await Assertions.Expect(console.Page.Locator("#tabs a")).ToHaveCountAsync(0);
        }

        Assert.DoesNotContain(calls, path => path is "/__admin/journal" or "/__admin/snapshot" or "/__admin/" or "/__admin/projects/" or "/journal");
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task The_coverage_stays_open_without_a_project()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        await console.Page.GetByRole(AriaRole.Link, new() { Name = "Without a project" }).ClickAsync();
        await console.Page.GetByRole(AriaRole.Link, new() { Name = "Coverage" }).ClickAsync();
        foreach (var _ in Enumerable.Range(0, 3))
            await console.Page.WaitForResponseAsync(response => response.Url.EndsWith("/__admin/projects", StringComparison.Ordinal));

        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("#//coverage$"));
    }

    [Fact]
    public async Task A_restored_project_shows_each_message_once()
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "messages");
        foreach (var _ in Enumerable.Range(0, 2)) await visit.TestProject.RequestEmailCodeAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(2);
        await console.Page.EvaluateAsync("""
            () => {
              const list = document.querySelector('main ol.list');
              window.most = 0;
              new MutationObserver(() => { window.most = Math.max(window.most, list.children.length); }).observe(list, { childList: true });
            }
            """);
        await visit.TestProject.RestoreAsync(await visit.TestProject.SaveAsync());
        await visit.TestProject.RequestEmailCodeAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(3);

        Assert.Equal(3, await console.Page.EvaluateAsync<int>("() => window.most"));
    }

    [Fact]
    public async Task An_error_stays_while_one_loop_of_calls_fails_and_another_succeeds()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        await console.Page.EvaluateAsync("""
            () => {
              window.told = [];
              const status = document.getElementById('status');
              new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true });
            }
            """);
        await console.Page.RouteAsync("**/polls?*", route => route.FulfillAsync(new() { Status = 500, Body = "" }));
        await Assertions.Expect(console.Status).ToContainTextAsync("The mock answered 500");
        foreach (var _ in Enumerable.Range(0, 3))
            await console.Page.WaitForResponseAsync(response => response.Url.EndsWith("/__admin/projects", StringComparison.Ordinal));
        Assert.Single(await console.Page.EvaluateAsync<string[]>("() => window.told"));

        await console.Page.UnrouteAllAsync();
        await Assertions.Expect(console.Status).ToHaveTextAsync("");
    }
}
