using Microsoft.Playwright;
using XsollaLogin.BrowserTests.Site;

namespace XsollaLogin.BrowserTests.Browser;

/// <summary>A user's browser, the site in it and the project of one test.</summary>
public sealed class Visit(TestProject project, Uri mock, WebSite site, Func<Task<IBrowserContext>> openBrowser, Traffic traffic) : IAsyncDisposable
{
    private readonly List<IBrowserContext> _browsers = [];
    private IBrowserContext? _usersBrowser;

    public TestProject TestProject => project;

    /// <summary>The address of the API.</summary>
    public Uri Api => mock;

    /// <summary>The URL where a login ends.</summary>
    public string CallbackUrl => Landing("callback");

    /// <summary>The URL where the link of a one-time code ends.</summary>
    public string LinkUrl => Landing("link");

    public string Landing(string name) => new Uri(site.Origin, name).ToString();

    /// <summary>Opens a page in the user's browser; each further page is another tab.</summary>
    /// <param name="config">Initialisation parameters of the SDK besides the usual ones.</param>
    public async Task<SdkPage> OpenPageAsync(object? config = null) => await OpenPageAsync(await UsersBrowserAsync(), config);

    public async Task<SdkPage> OpenPageInAnotherBrowserAsync() => await OpenPageAsync(await NewBrowserAsync(), config: null);

    /// <summary>Opens a mailed link in a new tab of the user's browser and follows it to the page where it ends.</summary>
    public async Task<string> OpenLinkAsync(string? link) => await FollowAsync(link, await UsersBrowserAsync());

    /// <summary>Opens a mailed link on another device.</summary>
    public async Task<string> OpenLinkInAnotherBrowserAsync(string? link) => await FollowAsync(link, await NewBrowserAsync());

    public async Task<IReadOnlyList<string>> CookiesOfMockAsync() =>
        [.. (await (await UsersBrowserAsync()).CookiesAsync([mock.ToString()])).Select(cookie => cookie.Name)];

    /// <summary>The next message to an address or number, which must be of this kind.</summary>
    public async Task<Message> MessageAsync(string to, string kind)
    {
        var message = await project.NextMessageAsync(to);
        Assert.Equal(kind, message.Kind);
        return message;
    }

    /// <summary>The user's token of the URL in an answer, which must match the visit's protocol.</summary>
    public async Task<string> TokenAsync(JsonNode? answer)
    {
        var login = new LandingUrl((string?)(answer?["login_url"] ?? answer?["redirect_url"]));
        Assert.Equal(CallbackUrl, login.WithoutQuery);
        if (project.Protocol == Protocol.Jwt) return login["token"];

        Assert.Equal(SdkConfig.State, login["state"]);
        return (await project.ExchangeAsync(login["code"], CallbackUrl)).AccessToken;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers) await browser.CloseAsync();
        await project.DisposeAsync();
    }

    private async Task<SdkPage> OpenPageAsync(IBrowserContext browser, object? config)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(site.Origin.ToString());
        return await SdkPage.InitialiseAsync(page, project.Protocol, SdkConfig.Of(project, CallbackUrl, mock, config), traffic);
    }

    private async Task<string> FollowAsync(string? link, IBrowserContext browser)
    {
        Assert.NotNull(link);
        var tab = await browser.NewPageAsync();
        await tab.GotoAsync(link);
        await tab.WaitForURLAsync(address => site.Origin.IsBaseOf(new Uri(address)));
        return tab.Url;
    }

    private async Task<IBrowserContext> UsersBrowserAsync() => _usersBrowser ??= await NewBrowserAsync();

    private async Task<IBrowserContext> NewBrowserAsync()
    {
        _browsers.Add(await openBrowser());
        return _browsers[^1];
    }
}
