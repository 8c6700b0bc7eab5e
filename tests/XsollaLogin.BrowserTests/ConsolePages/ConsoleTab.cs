using Microsoft.Playwright;
using XsollaLogin.BrowserTests.Npm;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The console of a mock, in a browser of its own.</summary>
internal sealed class ConsoleTab : IAsyncDisposable
{
    public static readonly string[] Panels = ["messages", "users", "journal", "clock", "settings", "answers", "state", "coverage"];

    /// <summary>The longest wait for what a page shows, in milliseconds.</summary>
    private const int Patience = 30_000;

    private static readonly Lazy<Task<string>> Axe = new(() => File.ReadAllTextAsync(NodeModules.PathOf("axe-core/axe.min.js")));

    private readonly IBrowserContext _context;
    private readonly Uri _mock;
    private readonly string _projectId;
    private readonly List<string> _problems = [];

    private ConsoleTab(IBrowserContext context, IPage page, Uri mock, string projectId)
    {
        (_context, Page, _mock, _projectId) = (context, page, mock, projectId);
        page.PageError += (_, error) => _problems.Add(error);
        // The browser also logs answers that are errors, which the console shows itself.
        page.Console += (_, line) =>
        {
            if (line.Type == "error" && !line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _problems.Add(line.Text);
        };
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme != "blob" && url.Authority != mock.Authority) _problems.Add($"a request to {url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of the scripts, violations of the content security policy, and requests to other hosts.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <param name="mock">The address of the mock.</param>
    public static async Task<ConsoleTab> OpenAsync(
        BrowserFixture browser, Uri mock, string projectId, string panel = "messages", BrowserNewContextOptions? options = null)
    {
        // A busy machine needs longer than the default for the modules of a page.
        Assertions.SetDefaultExpectTimeout(Patience);
        options ??= new BrowserNewContextOptions();
        (options.TimezoneId, options.Locale) = ("UTC", "en-GB");
        var context = await browser.NewContextAsync(options);
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var tab = new ConsoleTab(context, await context.NewPageAsync(), mock, projectId);
        await tab.ShowAsync(panel);
        return tab;
    }

    public static Task<ConsoleTab> OpenAsync(BrowserFixture browser, Visit visit, string panel = "messages", BrowserNewContextOptions? options = null) =>
        OpenAsync(browser, visit.Api, visit.TestProject.ProjectId, panel, options);

    public async Task ShowAsync(string panel)
    {
        await Page.GotoAsync(new Uri(_mock, $"/console#/{Uri.EscapeDataString(_projectId)}/{panel}").ToString());
        await Page.Locator("main h2").WaitForAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>An input by the text of its label.</summary>
    public ILocator Input(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>The cards of the panel, from top to bottom.</summary>
    public ILocator Cards => Page.Locator("main .list > .card");

    public ILocator Status => Page.Locator("#status");

    /// <summary>Hides or shows the page, as a browser does with a tab in the background.</summary>
    public Task SetHiddenAsync(bool isHidden) => Page.EvaluateAsync("""
        isHidden => {
          Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """, isHidden);

    /// <summary>The violations of the accessibility rules on the shown page.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityViolationsAsync()
    {
        // Playwright evaluates the script by the debugger; the content security policy forbids inline scripts.
        await Page.EvaluateAsync(await Axe.Value);
        return await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run()).violations.map(violation =>
              `${violation.id}: ${violation.help}: ${violation.nodes.map(node => `${node.html} ${node.failureSummary}`).join('; ')}`)
            """);
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
