namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>The browser of one user, which keeps cookies.</summary>
internal sealed class UserBrowser(Uri service) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;

    private HttpClient Http => _http ??= new(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = service };

    /// <summary>Another browser with the same cookies, as this one had them when it sent a request.</summary>
    public UserBrowser Copy(Uri? otherService = null)
    {
        var copy = new UserBrowser(otherService ?? service);
        foreach (Cookie cookie in _cookies.GetCookies(service)) copy._cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", cookie.Domain));
        return copy;
    }

    public async Task<string> ReadAsync(string path)
    {
        using var response = await SendAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await SendAsync(path);
        return response.StatusCode;
    }

    public Task<HttpResponseMessage> SendAsync(string path) => Http.GetAsync(path, TestContext.Current.CancellationToken);

    public IReadOnlyList<string> Cookies => [.. _cookies.GetCookies(service).Select(cookie => cookie.Value)];

    public void Dispose() => _http?.Dispose();
}
