using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using XsollaLogin.Mock;

namespace XsollaLogin.ContractTests;

/// <summary>The mock on https, and the cookie that browsers then send to other sites.</summary>
public sealed class HttpsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xsolla-login-https-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("mock.pfx")]
    [InlineData("mock.pem")]
    [InlineData("key-first.pem")]
    [InlineData("marked.pem")]
    [InlineData("marked-key-first.pem")]
    public async Task A_certificate_file_serves_https(string name)
    {
        using var certificate = NewCertificate();
        await using var mock = await MockProcess.StartAtAsync(Stop, "--https", "--port", "0", "--certificate", Write(certificate, name));
        using var http = ClientOf(certificate, mock.Origin);
        var (cookie, link) = await Signing.SignUpAsync(http);

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
    public async Task Without_https_the_cookie_is_for_pages_of_the_same_site()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };

        Assert.EndsWith("; HttpOnly; SameSite=Lax", (await Signing.SignUpAsync(http)).Cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--https", "There is no development certificate: give a file with --certificate")]
    [InlineData("--https --certificate no-such-file.pem", "no-such-file.pem cannot be read as a certificate")]
    [InlineData("--https --certificate xsolla-login-mock.dll", "cannot be read as a certificate")]
    [InlineData("--certificate no-such-file.pem", "--certificate needs --https or an https address")]
    [InlineData("--public-url https://login.example.test/api", "--public-url must be http or https and a host")]
    [InlineData("--public-url ftp://login.example.test", "--public-url must be http or https and a host")]
    [InlineData("--public-url https://user@login.example.test", "--public-url must be http or https and a host")]
    [InlineData("--public-url https://login.example.test?a=b", "--public-url must be http or https and a host")]
    [InlineData("--public-url login.example.test", "--public-url must be http or https and a host")]
    public async Task A_certificate_or_address_that_cannot_be_used_is_one_line(string arguments, string said)
    {
        // An empty home has no development certificate.
        var (code, _, error) = await MockProcess.RunInAsync(new() { ["HOME"] = _folder.FullName }, Stop, arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(said, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_as_certificate_does_not_hang_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        var file = Path.Combine(_folder.FullName, "pipe.pem");
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [file])) await pipe.WaitForExitAsync(Stop);
        var (code, _, error) = await MockProcess.RunAsync(Stop, "--https", "--certificate", file);

        Assert.Equal(2, code);
        Assert.Contains("not a regular file", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
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
        else File.WriteAllText(file, TextOf(certificate, keyFirst: name.Contains("key", StringComparison.Ordinal)), EncodingOf(name));
        return file;
    }

    private static string TextOf(X509Certificate2 certificate, bool keyFirst)
    {
        var (own, key) = (certificate.ExportCertificatePem(), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return keyFirst ? $"{key}\n{own}\n" : $"{own}\n{key}\n";
    }

    /// <summary>UTF-8, with a byte order mark if the name begins with <c>marked</c>.</summary>
    private static UTF8Encoding EncodingOf(string name) => new(encoderShouldEmitUTF8Identifier: name.StartsWith("marked", StringComparison.Ordinal));

    private static HttpClient ClientOf(X509Certificate2 trusted, Uri origin)
    {
        var handler = new HttpClientHandler
        {
            UseCookies = false,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == trusted.Thumbprint,
        };
        return new HttpClient(handler) { BaseAddress = new Uri(origin, "api/") };
    }
}
