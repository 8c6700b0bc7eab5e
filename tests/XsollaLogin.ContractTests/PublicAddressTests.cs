using XsollaLogin.Mock;

namespace XsollaLogin.ContractTests;

/// <summary>The mock behind a proxy: links, cookies and the rules for callers have the address that its users know.</summary>
public class PublicAddressTests
{
    private const string Key = "sixteen-letters!";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Behind_a_proxy_the_admin_API_needs_a_key()
    {
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { PublicUrl = new Uri("https://login.example.test") }, Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        using var answer = await http.GetAsync("/__admin/projects", Stop);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    public async Task A_request_that_a_proxy_has_forwarded_needs_a_key(string header)
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/__admin/projects");
        request.Headers.TryAddWithoutValidation(header, header == "Via" ? "1.1 proxy" : "192.0.2.1");
        using var answer = await http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_links_and_cookies_have_the_public_address()
    {
        await using var mock = await MockLoginServer.StartAsync(
            new MockLoginServerOptions { PublicUrl = new Uri("https://login.example.test"), AdminKey = Key }, Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress, DefaultRequestHeaders = { { "Authorization", $"Bearer {Key}" } } };
        var (cookie, link) = await Signing.SignUpAsync(http);

        Assert.EndsWith("; HttpOnly; Secure; SameSite=None", cookie, StringComparison.Ordinal);
        Assert.StartsWith("https://login.example.test/links/", link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", "login.example.test", "https://login.example.test/", true)]
    [InlineData("https", "login.example.test:8443", "https://login.example.test:8443/", true)]
    [InlineData("https", "login.example.test:443", "https://login.example.test/", true)]
    [InlineData("https", "login.example.test:80", "https://login.example.test:80/", true)]
    [InlineData("https, http", "login.example.test, other.example.test", "http://other.example.test/", false)]
    [InlineData("https", null, "https://127.0.0.1:{port}/", true)]
    [InlineData("javascript", "login.example.test", "http://127.0.0.1:{port}/", false)]
    [InlineData("https", "not a host", "https://127.0.0.1:{port}/", true)]
    public async Task Forwarded_headers_are_the_address_of_links_and_cookies(string scheme, string? host, string address, bool isSecure)
    {
        await using var mock = await StartForwardedAsync();
        using var http = ForwardedClient(mock, scheme, host);
        var (cookie, link) = await Signing.SignUpAsync(http);

        Assert.StartsWith(address.Replace("{port}", $"{mock.BaseAddress.Port}", StringComparison.Ordinal) + "links/", link, StringComparison.Ordinal);
        Assert.EndsWith(isSecure ? "; HttpOnly; Secure; SameSite=None" : "; HttpOnly; SameSite=Lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_headers_are_the_address_of_the_page_at_the_end_of_a_login()
    {
        await using var mock = await StartForwardedAsync();
        using var http = ForwardedClient(mock, "https", "login.example.test");
        using var answer = await http.PostAsync("user?projectId=game", Signing.Person, Stop);

        Assert.StartsWith(
            "https://login.example.test/done?", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["login_url"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", "; HttpOnly; Secure; SameSite=None; Max-Age=0")]
    [InlineData("http", "; Max-Age=0; HttpOnly; SameSite=Lax")]
    public async Task The_cookie_is_deleted_with_the_attributes_that_it_was_set_with(string scheme, string expected)
    {
        await using var mock = await StartForwardedAsync();
        using var http = ForwardedClient(mock, scheme, "login.example.test");
        using var answer = await http.GetAsync("oauth2/clear_sso?projectId=game", Stop);

        Assert.EndsWith(expected, Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http", "mock.lan", "http://mock.lan", HttpStatusCode.OK)]
    [InlineData("http", "Mock.lan:80", "http://mock.lan", HttpStatusCode.OK)]
    [InlineData("https", "mock.lan:443", "https://mock.lan", HttpStatusCode.OK)]
    [InlineData("http", "[::1]:80", "http://[::1]", HttpStatusCode.OK)]
    [InlineData("http", "mock.lan:443", "http://mock.lan", HttpStatusCode.Forbidden)]
    [InlineData("http", "mock.lan", "http://evil.example", HttpStatusCode.Forbidden)]
    public async Task The_console_behind_a_proxy_may_write(string scheme, string host, string origin, HttpStatusCode expected)
    {
        await using var mock = await StartForwardedAsync();
        using var http = ForwardedClient(mock, scheme, host);
        http.DefaultRequestHeaders.Add("Origin", origin);
        using var answer = await http.PostAsync("/__admin/reset", content: null, Stop);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Without_the_option_forwarded_headers_have_no_effect()
    {
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = Key }, Stop);
        using var http = ForwardedClient(mock, "https", "login.example.test");

        Assert.StartsWith(new Uri(mock.BaseAddress, "/links/").ToString(), (await Signing.SignUpAsync(http)).Link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Accept", "*/*")]
    public async Task With_forwarded_headers_no_caller_is_local(string header, string value)
    {
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { ForwardedHeaders = true }, Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress, DefaultRequestHeaders = { { header, value } } };
        using var answer = await http.GetAsync("/__admin/projects", Stop);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://bücher.example.test", "https://xn--bcher-kva.example.test")]
    [InlineData("https://Login.example.test:443/", "https://login.example.test")]
    public async Task The_console_at_the_public_address_may_write(string address, string origin)
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--log", "json", "--admin-key", Key, "--public-url", address);
        using var http = new HttpClient { BaseAddress = new Uri($"{JsonNode.Parse(mock.Greeting)!["listening"]![0]}") };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {Key}");
        http.DefaultRequestHeaders.Add("Origin", origin);
        using var answer = await http.PostAsync("/__admin/reset", content: null, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith($"{origin}/", (string?)JsonNode.Parse(mock.Greeting)!["console"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_greeting_names_the_public_address()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--public-url", "https://login.example.test");

        Assert.Contains("apiUrl: 'https://login.example.test/api'", mock.Greeting, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://login.example.test")]
    [InlineData("https://user:password@login.example.test")]
    public async Task A_public_address_in_code_has_the_same_rules(string address) =>
        await Assert.ThrowsAsync<ArgumentException>(() => MockLoginServer.StartAsync(new MockLoginServerOptions { PublicUrl = new Uri(address) }, Stop));

    private static Task<MockLoginServer> StartForwardedAsync() =>
        MockLoginServer.StartAsync(new MockLoginServerOptions { ForwardedHeaders = true, AdminKey = Key }, Stop);

    /// <summary>A client that calls as a proxy does.</summary>
    private static HttpClient ForwardedClient(MockLoginServer mock, string scheme, string? host)
    {
        var http = new HttpClient { BaseAddress = mock.BaseAddress, DefaultRequestHeaders = { { "Authorization", $"Bearer {Key}" } } };
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Proto", scheme);
        if (host is not null) http.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Host", host);
        return http;
    }
}
