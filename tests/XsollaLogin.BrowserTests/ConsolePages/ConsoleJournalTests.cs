using Microsoft.Playwright;
using XsollaLogin.Mock;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The journal in the console follows the journal of the mock, also if another caller clears it, it is very long, or the page was hidden.</summary>
public class ConsoleJournalTests(BrowserFixture browser)
{
    private const int Shown = 1000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DELETE", "projects/{0}/journal")]
    [InlineData("DELETE", "projects/{0}")]
    [InlineData("POST", "reset")]
    public async Task Entries_that_another_caller_removed_are_not_shown_any_more(string method, string call)
    {
        await using var mock = new TestMock(await MockLoginServer.StartAsync(Stop), new AnswerCoverage());
        await using var project = await mock.NewProjectAsync();
        await project.RequestPhoneCodeAsync();
        await project.RequestPhoneCodeAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, mock.BaseAddress, project.ProjectId, "journal");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(2);
        await mock.Admin.DoAsync(new HttpMethod(method), call.Replace("{0}", project.ProjectId, StringComparison.Ordinal), cancellationToken: Stop);

        await Assertions.Expect(console.Cards).ToHaveCountAsync(0);
        await project.SignUpAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("signUp");
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task Entries_that_the_mock_dropped_are_not_shown_any_more()
    {
        await using var mock = new TestMock(
            await MockLoginServer.StartAsync(new MockLoginServerOptions { JournalSize = 2 }, Stop), new AnswerCoverage());
        await using var project = await mock.NewProjectAsync();
        await project.RequestPhoneCodeAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, mock.BaseAddress, project.ProjectId, "journal");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await project.SignUpAsync();
        await project.LoginAsync();

        await Assertions.Expect(console.Cards.First).ToContainTextAsync("login");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(2);
        await Assertions.Expect(console.Cards.Last).ToContainTextAsync("signUp");
    }

    [Fact]
    public async Task Of_a_long_journal_only_the_newest_entries_are_read()
    {
        var options = new MockLoginServerOptions { JournalSize = 1_000_000 };
        await using var mock = new TestMock(await MockLoginServer.StartAsync(options, Stop), new AnswerCoverage());
        await using var project = await mock.NewProjectAsync();
        foreach (var _ in Enumerable.Range(0, 5)) await Task.WhenAll(Enumerable.Range(0, Shown / 4).Select(_ => project.RequestPhoneCodeAsync()));
        await project.SignUpAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, mock.BaseAddress, project.ProjectId, "clock");
        var answer = await console.Page.RunAndWaitForResponseAsync(() => console.ShowAsync("journal"), response => response.Url.Contains("/journal?since=0"));
        var entries = (await answer.JsonAsync())!.Value.GetProperty("entries");

        Assert.Equal(Shown, entries.GetArrayLength());
        await Assertions.Expect(console.Cards).ToHaveCountAsync(Shown);
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("signUp");
    }

    [Fact]
    public async Task An_opened_entry_stays_open_when_the_page_was_hidden()
    {
        await using var visit = await browser.NewVisitAsync();
        await visit.TestProject.SignUpAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "journal");
        await console.Cards.First.Locator("summary").ClickAsync();
        await console.SetHiddenAsync(true);
        // The pending call still gets this; then the list pauses.
        await visit.TestProject.LoginAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(2);
        await visit.TestProject.RequestPhoneCodeAsync();
        await console.SetHiddenAsync(false);
        await Assertions.Expect(console.Cards).ToContainTextAsync(["requestPhoneCode", "login", "signUp"]);

        await Assertions.Expect(console.Page.Locator("details[open]")).ToHaveCountAsync(1);
        await Assertions.Expect(console.Cards.Last.Locator("pre").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_was_hidden_shows_the_messages_of_a_mock_that_was_replaced_meanwhile()
    {
        var urls = new[] { $"http://127.0.0.1:{FreePort.Find()}" };
        var (clock, later) = (new TestClock(), new TestClock());
        later.Advance(TimeSpan.FromMinutes(1));
        await using var first = await StartAsync(clock);
        await using var here = first.Project("game");
        await here.RequestPhoneCodeAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, first.BaseAddress, "game");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await console.SetHiddenAsync(true);
        await here.RequestPhoneCodeAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(2);
        await first.DisposeAsync();

        // As many messages, with the same numbers.
        await using var second = await StartAsync(later);
        await using var there = second.Project("game");
        await there.RequestEmailCodeAsync();
        await there.RequestEmailCodeAsync();
        await console.SetHiddenAsync(false);

        await Assertions.Expect(console.Cards.First).ToContainTextAsync(John.Email);
        await Assertions.Expect(console.Cards).ToHaveCountAsync(2);

        async Task<TestMock> StartAsync(TestClock time) =>
            new(await MockLoginServer.StartAsync(new MockLoginServerOptions { Urls = [.. urls], TimeProvider = time }, Stop), new AnswerCoverage());
    }
}
