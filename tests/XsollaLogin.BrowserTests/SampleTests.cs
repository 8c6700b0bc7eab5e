using Microsoft.Playwright;
using XsollaLogin.BrowserTests.Site;

namespace XsollaLogin.BrowserTests;

/// <summary>The sample application, as a user sees it.</summary>
public sealed class SampleTests(BrowserFixture browser) : IAsyncLifetime
{
    private SampleProcess? _sample;
    private IBrowserContext? _context;

    private SampleProcess Sample => _sample!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        InstalledChromium.Require();
        _sample = await SampleProcess.StartAsync(Stop);
        _context = await browser.NewContextAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_user_logs_in_renews_the_token_and_logs_out()
    {
        var page = await OpenAsync("/account");
        Assert.Equal("Log in", await page.TitleAsync());

        await LogInAsync(page, John.Password);
        Assert.Equal("/account", new Uri(page.Url).AbsolutePath);
        Assert.Equal($"Hello {John.Username}", await page.TitleAsync());
        Assert.Contains(John.Email, await page.ContentAsync(), StringComparison.Ordinal);

        await page.GetByText("Renew the token").ClickAsync();
        Assert.Equal("The token was renewed.", await page.GetByRole(AriaRole.Status).TextContentAsync());
        Assert.Equal(["authorizationCodeTaken", "refreshTokenTaken"], await TakenAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        Assert.Equal("Welcome", await page.TitleAsync());
        await page.GotoAsync(new Uri(Sample.Address, "/account").ToString());
        Assert.Equal("Log in", await page.TitleAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_wrong_password_is_rejected()
    {
        var page = await OpenAsync("/login");
        await LogInAsync(page, "not-his-password");
        Assert.Equal("The username or password is wrong.", await page.GetByRole(AriaRole.Alert).TextContentAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_callback_with_a_forged_state_or_without_a_login_is_rejected()
    {
        var page = await OpenAsync("/callback?code=stolen&state=forged-state");
        Assert.Equal("This login was not started in this browser, or took too long.", await page.GetByRole(AriaRole.Alert).TextContentAsync());

        // The login starts, but another state takes the place of its own.
        var callback = await StartLoginAsync(page);
        var code = new LandingUrl(callback)["code"];
        await page.GotoAsync(new Uri(Sample.Address, $"/callback?code={Uri.EscapeDataString(code)}&state=forged-state").ToString());

        Assert.Equal("This login was not started in this browser, or took too long.", await page.GetByRole(AriaRole.Alert).TextContentAsync());
        await page.GotoAsync(new Uri(Sample.Address, "/account").ToString());
        Assert.Equal("Log in", await page.TitleAsync());
        // The foreign link has not cancelled the login.
        await page.GotoAsync(callback);
        Assert.Equal($"Hello {John.Username}", await page.TitleAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task Logins_in_two_tabs_do_not_disturb_each_other()
    {
        var page = await OpenAsync("/login");
        var (first, second) = (await StartLoginAsync(page), await StartLoginAsync(page));

        foreach (var callback in (string[])[first, second])
        {
            await page.GotoAsync(callback);
            Assert.Equal($"Hello {John.Username}", await page.TitleAsync());
        }
    }

    [Theory(Timeout = 120_000)]
    [InlineData("AccountNotConfirmed", null, "Confirm your account first, with the link in the email.")]
    [InlineData("UserBanned", null, "This account is banned.")]
    [InlineData("TooManyLoginAttempts", null, "Too many attempts. Try again later.")]
    [InlineData(null, "server-error", "Xsolla Login is not available. Try again later.")]
    public async Task An_error_of_Xsolla_Login_is_shown_as_a_page(string? example, string? fault, string message)
    {
        var page = await OpenAsync("/login");
        using (var admin = new AdminClient(Sample.Mock))
        {
            object answer = example is null ? new { operation = "loginOAuth2", fault } : new { operation = "loginOAuth2", example };
            await admin.DoAsync(HttpMethod.Post, "projects/sample-project/answers", new[] { answer }, Stop);
        }

        await LogInAsync(page, John.Password);
        Assert.Equal("The login failed", await page.TitleAsync());
        Assert.Equal(message, await page.GetByRole(AriaRole.Alert).TextContentAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_form_without_an_antiforgery_token_is_rejected()
    {
        var page = await OpenAsync("/login");
        await LogInAsync(page, John.Password);
        foreach (var path in (string[])["/login", "/renew", "/logout"])
        {
            var response = await PostAsync(path, CredentialsForm());
            Assert.Equal(400, response.Status);
        }

        await page.GotoAsync(new Uri(Sample.Address, "/account").ToString());
        Assert.Equal($"Hello {John.Username}", await page.TitleAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null) await _context.CloseAsync();
        if (_sample is not null) await _sample.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await _context!.NewPageAsync();
        await page.GotoAsync(new Uri(Sample.Address, path).ToString());
        return page;
    }

    private IFormData CredentialsForm() => _context!.APIRequest.CreateFormData().Set("username", John.Username).Set("password", John.Password);

    /// <summary>Sends the login form as another tab does, and returns the address of the callback.</summary>
    private async Task<string> StartLoginAsync(IPage page)
    {
        await page.GotoAsync(new Uri(Sample.Address, "/login").ToString());
        var form = CredentialsForm().Set("__RequestVerificationToken", await page.Locator("input[type=hidden]").InputValueAsync());
        return (await PostAsync("/login", form)).Headers["location"];
    }

    /// <summary>Sends a form as the browser does, and does not follow the redirect.</summary>
    private Task<IAPIResponse> PostAsync(string path, IFormData form) =>
        _context!.APIRequest.PostAsync(new Uri(Sample.Address, path).ToString(), new() { Form = form, MaxRedirects = 0 });

    private static async Task LogInAsync(IPage page, string password)
    {
        await page.GetByLabel("Username or email").FillAsync(John.Username);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
    }

    /// <summary>The codes and refresh tokens that were used, from the journal of the mock.</summary>
    private async Task<IEnumerable<string?>> TakenAsync()
    {
        using var admin = new AdminClient(Sample.Mock);
        var journal = await admin.DoAsync(HttpMethod.Get, "projects/sample-project/journal", cancellationToken: Stop);
        return from entry in journal["entries"]!.AsArray()
               from change in entry!["changes"]!.AsArray()
               let what = (string?)change!["what"]
               where what is not null && what.EndsWith("Taken", StringComparison.Ordinal)
               select what;
    }
}
