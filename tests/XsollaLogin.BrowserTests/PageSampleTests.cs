using Microsoft.Playwright;
using XsollaLogin.BrowserTests.Npm;

namespace XsollaLogin.BrowserTests;

/// <summary>The samples of the page that cannot work with the published SDK, as contract/README.md lists them.</summary>
public class PageSampleTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("resendEmail", """[{"username": "email@address.com"}]""", ErrorCode.InvalidParameters)]
    [InlineData("getAskFields", """[{"token": "sometoken"}]""", ErrorCode.InvalidToken)]
    [InlineData("set", """[{"new_password": "newpass", "reset_code": "3423", "user_id": "324324234"}]""", ErrorCode.InvalidParameters)]
    [InlineData("phoneGetCode", """[{"phone_number": "+12025550123", "link_url": "https://a.b", "isOauth2": true}]""", ErrorCode.InvalidParameters)]
    [InlineData("emailGetCode", """[{"email": "email@address.com", "link_url": "https://a.b", "isOauth2": true}]""", ErrorCode.InvalidParameters)]
    [InlineData("phoneGetCode", """[{"phone_number": "+somenumber", "link_url": "https://a.b", "isOauth2": false}]""", ErrorCode.InvalidParameters)]
    [InlineData("loginWithPhoneCode",
        """[{"phone_number": "email@address.com", "code": "3423", "operation_id": "334j255fdf13d515fgd1", "isOauth2": false}]""",
        ErrorCode.InvalidParameters)]
    [InlineData("ask", """[{"fields": {"phone_number": "+somenumber"}, "link_url": "https://a.b", "token": "sometoken"}]""", ErrorCode.InvalidParameters)]
    [InlineData("userAuthSSOWithRedirect", """["some-redirect-url.com"]""", ErrorCode.LoginUrlNotFound)]
    public async Task A_sample_that_cannot_work_is_rejected(string call, string arguments, string code)
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await page.LoginAsync(John);

        await SdkAssert.RejectsAsync(code, page.CallByJsonAsync(call, arguments));
    }

    [Theory]
    [InlineData("api.userAuthSSOWithRedirect(loginUrl: 'some-redirect-url.com')")]
    [InlineData("api.logout(token: 'exampleToken', session: 'sso' | 'all')")]
    public async Task A_sample_that_is_not_JavaScript_does_not_run(string sample)
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();
        var error = await Assert.ThrowsAsync<PlaywrightException>(() => page.RunSnippetAsync(sample, new { }));

        Assert.Contains("SyntaxError", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_SDK_reads_redirectUri_and_not_redirectUrl()
    {
        await using var visit = await browser.NewVisitAsync(Protocol.OAuth2, new { users = Registered.John });
        var page = await visit.OpenPageAsync(new { redirectUrl = visit.LinkUrl });
        var answer = await page.LoginAsync(John);

        Assert.Equal(visit.CallbackUrl, new LandingUrl((string?)answer!["login_url"]).WithoutQuery);
    }

    [Fact]
    public async Task The_package_has_no_default_export()
    {
        var module = NodeModules.PathOf("@xsolla/login-sdk/lib/index.es6.js");
        var exports = (await File.ReadAllLinesAsync(module, TestContext.Current.CancellationToken))
            .Where(line => line.StartsWith("export ", StringComparison.Ordinal)).ToList();

        Assert.Contains("Api,", Assert.Single(exports), StringComparison.Ordinal);
        Assert.DoesNotContain("default ", exports[0], StringComparison.Ordinal);
    }
}
