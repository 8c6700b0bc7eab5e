using Microsoft.Playwright;
using XsollaLogin.Mock;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The dialogs, errors and opened parts of the console keep to the rules of accessibility, in both color schemes.</summary>
public class ConsoleAccessibilityTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<ColorScheme> Schemes => [ColorScheme.Light, ColorScheme.Dark];

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task The_dialog_for_the_key_keeps_to_the_rules(ColorScheme scheme)
    {
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = "sixteen-letters!" }, Stop);
        await using var console = await ConsoleTab.OpenAsync(browser, mock.BaseAddress, "p", options: new() { ColorScheme = scheme });
        await Assertions.Expect(console.Input("Key")).ToBeVisibleAsync();

        Assert.Empty(await console.AccessibilityViolationsAsync());
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task The_form_of_a_user_keeps_to_the_rules_also_with_errors(ColorScheme scheme)
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await OpenAsync(visit, "users", scheme);
        await console.Button("Edit Jane").ClickAsync();
        await Assertions.Expect(console.Input("Value")).ToHaveValueAsync("Janey");
        Assert.Empty(await console.AccessibilityViolationsAsync());
        await console.Input("Username").FillAsync("john");
        await console.Button("Save").ClickAsync();
        await Assertions.Expect(console.Page.Locator("[aria-invalid]")).ToHaveCountAsync(1);

        Assert.Empty(await console.AccessibilityViolationsAsync());
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task An_opened_entry_keeps_to_the_rules(ColorScheme scheme)
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await OpenAsync(visit, "journal", scheme);
        await console.Cards.First.Locator("summary").ClickAsync();
        await Assertions.Expect(console.Page.Locator("details[open] pre")).Not.ToHaveCountAsync(0);

        Assert.Empty(await console.AccessibilityViolationsAsync());
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Rows_of_settings_keep_to_the_rules_also_with_errors(ColorScheme scheme)
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await OpenAsync(visit, "settings", scheme);
        foreach (var list in (string[])["askFields", "clients", "users"]) await console.Button($"Add to {list}").ClickAsync();
        Assert.Empty(await console.AccessibilityViolationsAsync());
        await console.Input("codeLength").FillAsync("99");
        await console.Input("client_id").FillAsync("1.5");
        await console.Button("Save the settings").ClickAsync();
        await Assertions.Expect(console.Page.Locator("[aria-invalid]")).ToHaveCountAsync(1);

        Assert.Empty(await console.AccessibilityViolationsAsync());
    }

    private async Task<ConsoleTab> OpenAsync(Visit visit, string panel, ColorScheme scheme)
    {
        await ShownProject.PrepareAsync(visit.TestProject, visit.Api);
        return await ShownProject.OpenAsync(browser, visit.Api, visit.TestProject.ProjectId, panel, new() { ColorScheme = scheme });
    }
}
