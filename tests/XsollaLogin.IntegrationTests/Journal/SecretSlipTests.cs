using System.Net.Sockets;
using System.Text;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>A secret that was sent to the wrong place, under the wrong name or in the wrong form is shown by no call, either.</summary>
public class SecretSlipTests(MockFixture fixture) : IAsyncLifetime
{
    private const string Secret = "s3cret-Passw0rd";
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private TestMock? _mock;
    private World? _world;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _mock = await fixture.StartAnotherAsync();
        _world = await _mock.NewWorldAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _world!.DisposeAsync();
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

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_world!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"username\":\"John\",\"pasword\":\"%\"}")]
    [InlineData("{\"username\":\"John\",\"password\":\"%\"")]
    [InlineData("[\"%\"]")]
    public async Task No_operation_shows_what_it_does_not_take(string body)
    {
        await _mock!.SendRawAsync("requestPasswordReset", $"projectId={_world!.ProjectId}", Filled(body));

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_contract_knows_is_shown_wherever_it_was_sent()
    {
        await SendAsync("POST", "/login", $"Content-Type: {Json}", "{\"username\":\"John\",\"pasword\":\"x\"}");
        var journal = await _mock!.Control.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop);

        Assert.Equal("{\"username\":\"John\",\"pasword\":\"***\"}", journal["entries"]![0]!["request"]!["body"]!.ToJsonString());
    }

    [Fact]
    public async Task What_a_stub_takes_on_its_own_path_is_shown_but_for_names_of_secrets()
    {
        await _mock!.Control.SendAsync(HttpMethod.Post, "mappings", new { request = new { urlPath = "/things" }, response = new { status = 200 } }, Stop);
        await SendAsync("POST", "/things", $"Content-Type: {Json}", $"{{\"size\":\"large\",\"my_password\":\"{Secret}\"}}");
        await SendAsync("POST", "/things", "Content-Type: text/plain", "a plain text");
        var shown = await _mock!.ShownAsync(_world!);

        Assert.Contains("{\"size\":\"large\",\"my_password\":\"***\"}", shown, StringComparison.Ordinal);
        Assert.Contains("a plain text", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stub_on_a_path_of_the_contract_does_not_show_what_cannot_be_read()
    {
        await _mock!.StubAsync("logIn", new { status = 418 });
        await _mock!.SendRawAsync("logIn", $"projectId={_world!.ProjectId}", $"{{\"password\":\"{Secret}\"");

        Assert.DoesNotContain(Secret, await _mock!.ShownAsync(_world), StringComparison.Ordinal);
    }

    private static string Filled(string text) => text.Replace("%", Secret, StringComparison.Ordinal);

    /// <summary>With the target as it is written here: a client would tidy it.</summary>
    private async Task SendAsync(string method, string target, string header = "X-None: none", string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_mock!.BaseAddress.Host, _mock.BaseAddress.Port, Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\nContent-Length: {body.Length}\r\n\r\n{body}"), Stop);
        using var answer = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 ", await answer.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }
}
