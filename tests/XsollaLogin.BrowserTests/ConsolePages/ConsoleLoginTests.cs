using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using XsollaLogin.Mock;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>A developer has the page with the SDK in one browser and the console in another.</summary>
public class ConsoleLoginTests(BrowserFixture browser)
{
    private const string Key = "sixteen-letters!";

    [Fact]
    public async Task A_code_read_off_the_console_logs_the_user_in()
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        var page = await visit.OpenPageAsync();
        await page.SignUpAsync(John);

        var operation = (string)(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl))!["operation_id"]!;
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        var code = await console.Cards.First.Locator(".code").TextContentAsync();
        await console.Button($"Copy the code for {John.Email}").ClickAsync();
        await Assertions.Expect(console.Status).ToHaveTextAsync($"Copied {code}");
        var answer = await page.LoginWithEmailCodeAsync(John.Email, code!, operation);

        Assert.Equal(John.Email, (string?)Jwt.Read(await visit.TokenAsync(answer)).Claims["email"]);
        Assert.Equal(code, await console.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task Where_a_browser_has_no_clipboard_the_console_says_to_select_the_code()
    {
        // Neither https nor localhost: other names need a key.
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = Key }, TestContext.Current.CancellationToken);
        await RequestCodeAsync(mock, John.Email);
        await using var console = await ConsoleTab.OpenAsync(browser, new UriBuilder(mock.BaseAddress) { Host = InstalledChromium.OtherHost }.Uri, "game");
        await console.Input("Key").FillAsync(Key);
        await console.Button("Open the console").ClickAsync();
        await console.Button($"Copy the code for {John.Email}").ClickAsync();

        await Assertions.Expect(console.Status).ToHaveTextAsync("This browser copies on https or localhost only: select the code by hand");
        var code = console.Cards.First.Locator(".code");
        await code.ClickAsync();
        Assert.Equal(await code.TextContentAsync(), await console.Page.EvaluateAsync<string>("() => getSelection().toString()"));
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task Confirm_ends_the_waiting_page()
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        var page = await visit.OpenPageAsync();
        var operation = (string)(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl))!["operation_id"]!;
        var waiting = await page.StartConfirmCodeAsync(John.Email, operation);
        await console.Button($"Confirm {John.Email}").ClickAsync();
        var code = (string)(await waiting)!["code"]!;
        await visit.TokenAsync(await page.LoginWithEmailCodeAsync(John.Email, code, operation));

        await Assertions.Expect(console.Page.Locator(".poll")).ToHaveCountAsync(0);
        Assert.Equal((await visit.MessageAsync(John.Email, "login-code")).Code, code);
    }

    [Fact]
    public async Task The_console_shows_the_messages_of_a_restarted_mock()
    {
        var options = new MockLoginServerOptions { Urls = [$"http://127.0.0.1:{FreePort.Find()}"] };
        await using var first = await MockLoginServer.StartAsync(options, TestContext.Current.CancellationToken);
        await RequestCodeAsync(first, John.Email);
        await using var console = await ConsoleTab.OpenAsync(browser, first.BaseAddress, "game");
        await Assertions.Expect(console.Cards).ToContainTextAsync([John.Email]);
        await first.DisposeAsync();

        // Its only message has the number of the one that is shown.
        await using var second = await MockLoginServer.StartAsync(options, TestContext.Current.CancellationToken);
        await RequestCodeAsync(second, Jane.Email);

        await Assertions.Expect(console.Cards).ToContainTextAsync([Jane.Email]);
    }

    [Fact]
    public async Task The_link_of_a_message_opens_from_the_console()
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        var page = await visit.OpenPageAsync(new { enable_magic_link = true });
        var operation = (string)(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl))!["operation_id"]!;
        var waiting = await page.StartConfirmCodeAsync(John.Email, operation);
        var opened = await console.Page.Context.RunAndWaitForPageAsync(
            () => console.Page.GetByRole(AriaRole.Link, new() { Name = $"Open link for {John.Email}" }).ClickAsync());
        await opened.WaitForURLAsync(url => url.StartsWith(visit.LinkUrl, StringComparison.Ordinal));

        Assert.NotEmpty((string)(await waiting)!["code"]!);
    }

    [Fact]
    public async Task Messages_are_shown_newest_first_without_drawing_the_others_again()
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        await visit.TestProject.RequestPhoneCodeAsync();
        await console.Cards.First.EvaluateAsync("card => { card.wasThere = true; }");
        await visit.TestProject.RequestEmailCodeAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(2);

        await Assertions.Expect(console.Cards.First).ToContainTextAsync(John.Email);
        await Assertions.Expect(console.Cards.Last).ToContainTextAsync("SMS");
        Assert.True(await console.Cards.Last.EvaluateAsync<bool>("card => card.wasThere"));
        await console.Button("Delete all messages").ClickAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_browser_that_opens_the_mock_is_sent_to_the_console_of_the_last_used_project()
    {
        await using var visit = await browser.NewVisitAsync();
        await visit.TestProject.SignUpAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit);
        await console.Page.GotoAsync(new Uri(visit.Api, "/").ToString());

        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("/console#/.+/messages$"));
        Assert.Empty(console.Problems);
    }

    private static async Task RequestCodeAsync(MockLoginServer mock, string email)
    {
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        using var sent = await http.PostAsJsonAsync("login/email/request?projectId=game", new { email }, TestContext.Current.CancellationToken);
        sent.EnsureSuccessStatusCode();
    }
}
