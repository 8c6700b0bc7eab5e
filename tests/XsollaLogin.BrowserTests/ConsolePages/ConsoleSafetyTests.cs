using System.Net.Http.Json;
using Microsoft.Playwright;
using XsollaLogin.Mock;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The console shows what callers send as text only, and asks for the admin key.</summary>
public class ConsoleSafetyTests(BrowserFixture browser)
{
    private const string Key = "sixteen-letters!";
    private const string Markup = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Markup_that_a_caller_sends_is_text()
    {
        await using var visit = await browser.NewVisitAsync();
        using var admin = new AdminClient(visit.Api);
        // The test has its own project, because the project ID is hostile, too.
        var project = $"projects/{Uri.EscapeDataString(Markup)}";
        var uris = new JsonArray($"https://a.example/{Markup}");
        await admin.DoAsync(HttpMethod.Patch, project, new JsonObject { ["fixedCode"] = Markup, ["jwtSecret"] = Markup, ["redirectUris"] = uris }, Stop);
        await admin.DoAsync(HttpMethod.Post, $"{project}/users", new
        {
            id = Markup,
            username = Markup,
            email = Markup,
            phone_number = Markup,
            fields = new Dictionary<string, string> { [Markup] = Markup },
        }, Stop);
        var script = new JsonArray(new JsonObject { ["operation"] = "login", ["example"] = "UserBanned", ["user"] = Markup });
        await admin.DoAsync(HttpMethod.Post, $"{project}/answers", script, Stop);
        using var http = new HttpClient { BaseAddress = visit.Api };
        var client = new PasswordlessClient(http);
        var query = $"projectId={Uri.EscapeDataString(Markup)}&email_template={Uri.EscapeDataString(Markup)}";
        using var requested = await http.PostAsJsonAsync($"login/email/request?{query}", new { email = John.Email }, Stop);
        requested.EnsureSuccessStatusCode();
        using var hostile = new HttpRequestMessage(HttpMethod.Post, $"login?{query}")
        {
            Content = new StringContent(Markup),
        };
        hostile.Headers.TryAddWithoutValidation("User-Agent", Markup);
        using var answered = await http.SendAsync(hostile, Stop);
        var waiting = client.GetConfirmCodeAsync(new() { ProjectId = Markup, Login = Markup, OperationId = Markup }, Stop);

        await using var console = await ConsoleTab.OpenAsync(browser, visit.Api, Markup);
        await Assertions.Expect(console.Page.Locator(".poll")).ToContainTextAsync(Markup);
        await Assertions.Expect(console.Page.Locator(".message")).ToContainTextAsync(Markup);
        foreach (var panel in ConsoleTab.Panels)
        {
            await console.ShowAsync(panel);
            var content = panel switch { "users" => ".user", "journal" => ".entry", _ => "main .panel > *" };
            await console.Page.Locator(content).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            foreach (var entry in await console.Page.Locator(".entry summary").AllAsync()) await entry.ClickAsync();
            if (panel == "users") await console.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
            Assert.Equal(0, await console.Page.Locator("img, body script").CountAsync());
            Assert.DoesNotContain("run", (await console.Page.TitleAsync()).Replace(Markup, "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Empty(console.Problems);
        await admin.DoAsync(HttpMethod.Delete, project, cancellationToken: Stop);
        await Assert.ThrowsAsync<XsollaLoginException>(() => waiting);
    }

    [Fact]
    public async Task The_key_is_asked_for_once_and_is_in_no_address()
    {
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = Key }, Stop);
        await using var console = await ConsoleTab.OpenAsync(browser, mock.BaseAddress, "p");
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await console.Page.Keyboard.PressAsync("Escape");
        await console.Input("Key").FillAsync("another-key-of-sixteen");
        await console.Button("Open the console").ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("did not accept");
        await console.Input("Key").FillAsync(Key);
        await console.Button("Open the console").ClickAsync();
        await Assertions.Expect(console.Page.Locator(".empty")).ToHaveTextAsync("No message yet.");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await console.Page.ReloadAsync();
        await Assertions.Expect(console.Page.Locator(".empty")).ToHaveTextAsync("No message yet.");

        Assert.DoesNotContain(Key, console.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await dialog.CountAsync());
        Assert.Equal(0, await console.Page.EvaluateAsync<int>("() => localStorage.length + document.cookie.length"));
        Assert.Empty(console.Problems);
    }
}
