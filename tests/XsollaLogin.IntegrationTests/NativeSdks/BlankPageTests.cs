namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The default redirect URI of the SDKs is a page of the API without content, where a browser can end.</summary>
public class BlankPageTests(MockFixture mock)
{
    [Fact]
    public async Task The_page_exists_and_is_empty()
    {
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(
            new Uri(mock.Mock.BaseAddress, "blank?code=examplecode&state=xsollatest"), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Empty(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
