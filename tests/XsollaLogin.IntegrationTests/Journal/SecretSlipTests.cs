using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>No view shows a secret that was sent to the wrong place, under the wrong name or in the wrong form.</summary>
public class SecretSlipTests(MockFixture fixture) : IAsyncLifetime
{
    private const string Secret = "s3cret-Passw0rd";
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private TestMock? _mock;
    private TestProject? _project;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _mock = await fixture.StartAnotherAsync();
        _project = await _mock.NewProjectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _project!.DisposeAsync();
        await _mock!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("/login", Form, "{\"username\":\"John\",\"password\":\"%\"")]
    [InlineData("/login", "text/plain", "username=John&password=%")]
    [InlineData("/login", Form, "username=John&pasword=%")]
    [InlineData("/login", Form, "%==")]
    [InlineData("/login", Json, "[\"%\"]")]
    [InlineData("/login", Json, "\"%\"")]
    [InlineData("/login", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n%\r\n--b--\r\n")]
    [InlineData("/API/login", Form, "{\"username\":\"John\",\"password\":\"%\"")]
    [InlineData("//api/login", Json, "{\"username\":\"John\",\"pasword\":\"%\"}")]
    [InlineData("/api/logn", Json, "{\"username\":\"John\",\"pasword\":\"%\"}")]
    [InlineData("/links/login", Json, "{\"username\":\"John\",\"pasword\":\"%\"}")]
    public async Task No_unknown_path_shows_a_secret(string path, string type, string body)
    {
        await SendAsync("POST", path, $"Content-Type: {type}", Filled(body));

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_project!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"username\":\"John\",\"pasword\":\"%\"}")]
    [InlineData("{\"username\":\"John\",\"password\":\"%\"")]
    [InlineData("[\"%\"]")]
    public async Task An_undeclared_member_is_masked(string body)
    {
        await _mock!.SendRawAsync("requestPasswordReset", $"projectId={_project!.ProjectId}", Filled(body));

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_project), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_member_is_shown_wherever_it_was_sent()
    {
        await SendAsync("POST", "/login", $"Content-Type: {Json}", "{\"username\":\"John\",\"pasword\":\"x\"}");
        var journal = await _mock!.Admin.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop);

        Assert.Equal("{\"username\":\"John\",\"pasword\":\"***\"}", journal["entries"]![0]!["request"]!["body"]!.ToJsonString());
    }

    [Fact]
    public async Task The_body_of_a_stub_request_is_shown_except_for_names_of_secrets()
    {
        await _mock!.StubAsync("POST", "/things", new { StatusCode = 200 });
        await SendAsync("POST", "/things", $"Content-Type: {Json}", $"{{\"size\":\"large\",\"my_password\":\"{Secret}\"}}");
        await SendAsync("POST", "/things", "Content-Type: text/plain", "a plain text");
        var shown = await _mock!.ShownAsync(_project!);

        Assert.Contains("{\"size\":\"large\",\"my_password\":\"***\"}", shown, StringComparison.Ordinal);
        Assert.Contains("a plain text", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_body_to_a_stub_on_a_path_of_the_contract_is_masked()
    {
        await _mock!.StubAsync("login", new { StatusCode = 418 });
        await _mock!.SendRawAsync("login", $"projectId={_project!.ProjectId}", $"{{\"password\":\"{Secret}\"");

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_project), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/%6Cinks/lk/%")]
    [InlineData("/links/./lk/%")]
    [InlineData("/x/../links/lk/%")]
    [InlineData("/links/a/b/%")]
    [InlineData("/links/%")]
    [InlineData("/links/%/")]
    [InlineData("/Links/lk/%")]
    [InlineData("//%6Cinks/lk/%")]
    [InlineData("/page?from=http%3A%2F%2Flocalhost%2Flinks%2Fa%2Fb%2F%")]
    [InlineData("/page?login_url=https%3A%2F%2Fbob%3A%%40game.example.com")]
    [InlineData("/page?https%3A%2F%2Fbob%3A%%40game.example.com")]
    [InlineData("/page?a=1;password=%")]
    [InlineData("/page?x=password%3D%")]
    [InlineData("/page?pass=%")]
    [InlineData("/page?pwd=%")]
    [InlineData("/page?pasword=%")]
    [InlineData("/page?otp=%")]
    [InlineData("/page?sid=%")]
    [InlineData("/page?PHPSESSIONID=%")]
    public async Task No_address_shows_a_secret(string target)
    {
        // The sign % is replaced by the secret unless an escape begins there.
        await SendAsync("GET", Regex.Replace(target, "%(?![0-9A-F]{2})", Secret));

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_project!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_project_of_a_mailed_link_is_shown()
    {
        await SendAsync("GET", $"/links/some-project/{Secret}?token={Secret}&a=b");
        var journal = await _mock!.Admin.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop);

        Assert.Equal("/links/some-project/***?token=***&a=b", (string?)journal["entries"]![0]!["request"]!["url"]);
    }

    [Theory]
    [InlineData("Authorization: % x")]
    [InlineData("Referer: http://u:%@game.example.com/y")]
    [InlineData("Referer: http://localhost/%6Cinks/lk/%")]
    [InlineData("Referer: http://localhost/links/a/b/%")]
    [InlineData("X-Api-Key: %")]
    [InlineData("X-Session: %")]
    [InlineData("X-Auth: %")]
    [InlineData("Cookie2: a=%")]
    public async Task No_header_shows_a_secret(string header)
    {
        await SendAsync("GET", "/page", Regex.Replace(header, "%(?![0-9A-F]{2})", Secret));

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_project!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_an_error_is_a_secret_in_a_request()
    {
        await _mock!.SendRawAsync("login", $"projectId={_project!.ProjectId}", $"{{\"error\":{{\"code\":\"{Secret}\"}}}}");

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_project), StringComparison.Ordinal);
    }

    private static string Filled(string text) => text.Replace("%", Secret, StringComparison.Ordinal);

    /// <summary>Sends the target unchanged: a client would normalize it.</summary>
    private async Task SendAsync(string method, string target, string header = "X-None: none", string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_mock!.BaseAddress.Host, _mock.BaseAddress.Port, Stop);
        await using var stream = client.GetStream();
        var request = $"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), Stop);
        using var answer = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 ", await answer.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }
}
