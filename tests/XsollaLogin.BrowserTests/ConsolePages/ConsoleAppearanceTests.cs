using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The console for keyboards, screen readers, phones, dark color schemes and long lists.</summary>
public class ConsoleAppearanceTests(BrowserFixture browser)
{
    private const int Many = 1000;

    public static TheoryData<string> Panels => [.. ConsoleTab.Panels];

    [Theory]
    [MemberData(nameof(Panels))]
    public async Task A_panel_keeps_to_the_rules_of_accessibility(string panel)
    {
        await using var visit = await browser.NewVisitAsync();
        await ShownProject.PrepareAsync(visit.TestProject, visit.Api);
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using var console = await ShownProject.OpenAsync(browser, visit.Api, visit.TestProject.ProjectId, panel, new() { ColorScheme = scheme });

            Assert.Empty(await console.AccessibilityViolationsAsync());
            Assert.Empty(console.Problems);
        }
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public async Task A_panel_fits_on_a_phone(string panel)
    {
        await using var visit = await browser.NewVisitAsync();
        await ShownProject.PrepareAsync(visit.TestProject, visit.Api);
        await using var console = await ShownProject.OpenAsync(
            browser, visit.Api, visit.TestProject.ProjectId, panel, new() { ViewportSize = new() { Width = 360, Height = 740 } });

        Assert.Equal(360, await console.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"));
    }

    [Fact]
    public async Task A_form_keeps_to_the_rules_of_accessibility_and_returns_the_focus()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "users");
        await console.Button("Add user").FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.Empty(await console.AccessibilityViolationsAsync());
        await console.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(console.Button("Add user")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_new_message_among_a_thousand_adds_one_card_and_those_out_of_sight_are_skipped()
    {
        await using var visit = await browser.NewVisitAsync();
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => visit.TestProject.RequestPhoneCodeAsync()));
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        await Assertions.Expect(console.Cards).ToHaveCountAsync(Many);
        await console.Page.EvaluateAsync("""
            () => {
              window.added = 0;
              new MutationObserver(changes => { for (const change of changes) window.added += change.addedNodes.length; })
                .observe(document.querySelector('main ol'), { childList: true });
            }
            """);
        await visit.TestProject.RequestEmailCodeAsync();
        await Assertions.Expect(console.Cards.First).ToContainTextAsync(John.Email);

        Assert.Equal(1, await console.Page.EvaluateAsync<int>("() => window.added"));
        await Assertions.Expect(console.Cards).ToHaveCountAsync(Many);
        Assert.False(await console.Cards.Last.Locator(".text").EvaluateAsync<bool>("text => text.checkVisibility({ contentVisibilityAuto: true })"));
    }
}
