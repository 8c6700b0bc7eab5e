using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>What a panel reads again neither replaces newer content nor moves the focus.</summary>
public class ConsoleRefreshTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_late_answer_to_an_earlier_search_does_not_replace_the_later_one()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await visit.TestProject.SignUpAsync(Jane);
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "users");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(2);
        var (held, ended) = (new TaskCompletionSource<IRoute>(), new TaskCompletionSource());
        await console.Page.RouteAsync(IsEarlier, held.SetResult);
        foreach (var end in (Action<EventHandler<IRequest>>[])[on => console.Page.RequestFinished += on, on => console.Page.RequestFailed += on])
        {
            end((_, request) =>
            {
                if (IsEarlier(request.Url)) ended.TrySetResult();
            });
        }

        await console.Input("Find a user").FillAsync("j");
        var earlier = await held.Task.WaitAsync(Stop);
        await console.Input("Find a user").FillAsync("jane");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await earlier.ContinueAsync();
        await ended.Task.WaitAsync(Stop);
        // The page has drawn the late answer, if it does so at all, when it has got another one.
        await console.Page.EvaluateAsync("async () => { await (await fetch('/healthz')).text(); await new Promise(requestAnimationFrame); }");

        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        Assert.Empty(console.Problems);

        static bool IsEarlier(string url) => url.Contains("search=j&", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_to_the_content_keeps_the_panel()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "users");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await console.Page.Locator(".skip").FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(console.Page.Locator("#main")).ToBeFocusedAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        Assert.EndsWith("/users", console.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_keeps_the_focus_when_the_expiries_change()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await visit.TestProject.RequestEmailCodeAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "clock");
        var toExpiry = console.Button("Advance to the expiry of the one-time code");
        await toExpiry.FocusAsync();
        await visit.TestProject.RequestPasswordResetAsync(John.Username);
        await Assertions.Expect(console.Button("Advance to the expiry of the reset code")).ToBeVisibleAsync();

        await Assertions.Expect(toExpiry).ToBeFocusedAsync();
        await toExpiry.PressAsync("Enter");
        await Assertions.Expect(toExpiry).ToHaveCountAsync(0);
        await Assertions.Expect(console.Page.Locator("main .panel > .list")).ToBeFocusedAsync();
    }
}
