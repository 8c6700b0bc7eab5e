using Microsoft.Playwright;
using XsollaLogin.BrowserTests.Site;
using XsollaLogin.Mock;

namespace XsollaLogin.BrowserTests.Browser;

/// <summary>One browser, one web site and one mock, whose clock does not move, for all tests; each test has its own project and browser context.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private TestMock? _mock;
    private WebSite? _site;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Traffic? _traffic;

    /// <summary>The recorded traffic of the browser.</summary>
    public Traffic Traffic
    {
        get
        {
            InstalledChromium.Require();
            return _traffic!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!InstalledChromium.IsAvailable) return;
        var clock = new MockLoginServerOptions { TimeProvider = new TestClock() };
        _mock = new TestMock(await MockLoginServer.StartAsync(clock), new AnswerCoverage());
        _traffic = new Traffic(_mock.BaseAddress);
        _site = await WebSite.StartAsync(_mock.BaseAddress.Host);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <param name="settings">The settings of the project, as the admin endpoint accepts them.</param>
    /// <param name="projectId">The ID of the project; null: a new one.</param>
    public async Task<Visit> NewVisitAsync(Protocol protocol = Protocol.Jwt, object? settings = null, string? projectId = null)
    {
        InstalledChromium.Require();
        var project = _mock!.Project(projectId ?? $"{Guid.NewGuid()}", protocol);
        if (settings is not null) await project.ConfigureAsync(settings);
        return new Visit(project, _mock.BaseAddress, _site!, OpenBrowserAsync, _traffic!);
    }

    /// <summary>Opens a browser for another site than that of the fixture.</summary>
    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        InstalledChromium.Require();
        return _browser!.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null) await _site.DisposeAsync();
        if (_mock is not null) await _mock.DisposeAsync();
    }

    private async Task<IBrowserContext> OpenBrowserAsync()
    {
        var context = await _browser!.NewContextAsync();
        _traffic!.Watch(context);
        return context;
    }
}
