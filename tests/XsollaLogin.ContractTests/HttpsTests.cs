using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XsollaLogin.Mock;

namespace XsollaLogin.ContractTests;

/// <summary>The mock on https and behind a proxy: links and cookies have the address that its users know.</summary>
public sealed class HttpsTests : IDisposable
{
    private const string Key = "sixteen-letters!";
    private const string Person = """{"username": "John", "email": "john@example.com", "password": "password123"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xsolla-login-https-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("mock.pfx")]
    [InlineData("mock.pem")]
    public async Task A_certificate_file_serves_https(string name)
    {
        using var certificate = NewCertificate();
        await using var mock = await MockProcess.StartAtAsync(Stop, "--https", "--port", "0", "--certificate", Write(certificate, name));
        using var http = ClientOf(certificate, mock.Origin);
        var (cookie, link) = await SignUpAsync(http);

        Assert.StartsWith("https://127.0.0.1:", $"{mock.Origin}", StringComparison.Ordinal);
        Assert.EndsWith("; HttpOnly; Secure; SameSite=None", cookie, StringComparison.Ordinal);
        Assert.StartsWith($"{mock.Origin}links/", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_option_also_applies_to_given_addresses()
    {
        using var certificate = NewCertificate();
        await using var mock = await MockProcess.StartAtAsync(
            Stop, "--https", "--urls", "http://127.0.0.1:0", "--certificate", Write(certificate, "mock.pfx"));

        Assert.Equal(Uri.UriSchemeHttps, mock.Origin.Scheme);
    }

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
        var (cookie, link) = await SignUpAsync(http);

        Assert.EndsWith("; HttpOnly; Secure; SameSite=None", cookie, StringComparison.Ordinal);
        Assert.StartsWith("https://login.example.test/links/", link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", "login.example.test", "https://login.example.test/", true)]
    [InlineData("https", "login.example.test:8443", "https://login.example.test:8443/", true)]
    [InlineData("https, http", "login.example.test, other.example.test", "http://other.example.test/", false)]
    [InlineData("https", null, "https://127.0.0.1:{port}/", true)]
    [InlineData("javascript", "login.example.test", "http://127.0.0.1:{port}/", false)]
    [InlineData("https", "not a host", "https://127.0.0.1:{port}/", true)]
    public async Task Forwarded_headers_are_the_address_of_links_and_cookies(string scheme, string? host, string address, bool isSecure)
    {
        await using var mock = await StartForwardedAsync();
        using var http = ForwardedClient(mock, scheme, host);
        var (cookie, link) = await SignUpAsync(http);

        Assert.StartsWith(address.Replace("{port}", $"{mock.BaseAddress.Port}", StringComparison.Ordinal) + "links/", link, StringComparison.Ordinal);
        Assert.EndsWith(isSecure ? "; HttpOnly; Secure; SameSite=None" : "; HttpOnly; SameSite=Lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_headers_are_the_address_of_the_page_at_the_end_of_a_login()
    {
        await using var mock = await StartForwardedAsync();
        using var http = ForwardedClient(mock, "https", "login.example.test");
        using var answer = await http.PostAsync("user?projectId=game", Json(Person), Stop);

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
    [InlineData("http://mock.lan", HttpStatusCode.OK)]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    public async Task The_console_behind_a_proxy_may_write(string origin, HttpStatusCode expected)
    {
        await using var mock = await StartForwardedAsync();
        using var http = ForwardedClient(mock, "http", "mock.lan");
        http.DefaultRequestHeaders.Add("Origin", origin);
        using var answer = await http.PostAsync("/__admin/reset", content: null, Stop);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Without_the_option_forwarded_headers_have_no_effect()
    {
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = Key }, Stop);
        using var http = ForwardedClient(mock, "https", "login.example.test");

        Assert.StartsWith(new Uri(mock.BaseAddress, "/links/").ToString(), (await SignUpAsync(http)).Link, StringComparison.Ordinal);
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

    [Fact]
    public async Task Without_https_the_cookie_is_for_pages_of_the_same_site()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };

        Assert.EndsWith("; HttpOnly; SameSite=Lax", (await SignUpAsync(http)).Cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_greeting_names_the_public_address()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--public-url", "https://login.example.test");

        Assert.Contains("apiUrl: 'https://login.example.test/api'", mock.Greeting, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--https", "There is no development certificate: give a file with --certificate")]
    [InlineData("--https --certificate no-such-file.pem", "no-such-file.pem cannot be read as a certificate")]
    [InlineData("--https --certificate xsolla-login-mock.dll", "cannot be read as a certificate")]
    [InlineData("--certificate no-such-file.pem", "--certificate needs --https or an https address")]
    [InlineData("--public-url https://login.example.test/api", "--public-url must be a scheme and a host")]
    public async Task A_certificate_or_address_that_cannot_be_used_is_one_line(string arguments, string said)
    {
        // An empty home has no development certificate.
        var (code, _, error) = await MockProcess.RunInAsync(new() { ["HOME"] = _folder.FullName }, Stop, arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(said, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_https_address_needs_a_certificate() =>
        await Assert.ThrowsAsync<ArgumentException>(() => MockLoginServer.StartAsync(new MockLoginServerOptions { Urls = ["https://127.0.0.1:0"] }, Stop));

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
    }

    private string Write(X509Certificate2 certificate, string name)
    {
        var file = Path.Combine(_folder.FullName, name);
        if (name.EndsWith(".pfx", StringComparison.Ordinal)) File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12));
        else File.WriteAllText(file, $"{certificate.ExportCertificatePem()}\n{certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n");
        return file;
    }

    private static HttpClient ClientOf(X509Certificate2 trusted, Uri origin)
    {
        var handler = new HttpClientHandler
        {
            UseCookies = false,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == trusted.Thumbprint,
        };
        return new HttpClient(handler) { BaseAddress = new Uri(origin, "api/") };
    }

    /// <summary>Signs up, and returns the cookie and the link of the message.</summary>
    private static async Task<(string Cookie, string Link)> SignUpAsync(HttpClient http)
    {
        using var signedUp = await http.PostAsync("user?projectId=game", Json(Person), Stop);
        using var asked = await http.PostAsync(
            "login/email/request?projectId=game",
            Json("""{"email": "john@example.com", "send_link": true, "link_url": "https://game.example.com"}"""), Stop);
        var inbox = JsonNode.Parse(await http.GetStringAsync("/__admin/inbox?projectId=game&kind=login-code", Stop))!;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (signedUp.StatusCode, asked.StatusCode));
        return (Assert.Single(signedUp.Headers.GetValues("Set-Cookie")), $"{inbox["messages"]![0]!["link"]}");
    }

    private static StringContent Json(string text) => new(text, null, "application/json");

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
