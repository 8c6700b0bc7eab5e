using System.Net.Sockets;
using System.Text;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>The requests that the web server itself rejects, as docs/mock.md lists them.</summary>
public class MalformedRequestTests
{
    private const string Host = "Host: localhost\r\n";

    /// <summary>The requests by their error, each with the status of its response.</summary>
    private static readonly Dictionary<string, (string Request, HttpStatusCode Status)> Requests = new()
    {
        ["no HTTP"] = ("hello\r\n\r\n", HttpStatusCode.BadRequest),
        ["no version"] = ($"GET /api/login\r\n{Host}\r\n", HttpStatusCode.HttpVersionNotSupported),
        ["a header without a name"] = ($"GET /api/login HTTP/1.1\r\n{Host}: a\r\n\r\n", HttpStatusCode.BadRequest),
        ["no Host"] = ("GET /api/login HTTP/1.1\r\n\r\n", HttpStatusCode.BadRequest),
        ["a null character"] = ($"GET /api/projects/%00/keys HTTP/1.1\r\n{Host}\r\n", HttpStatusCode.BadRequest),
        ["a malformed Host"] = ("GET /api/login HTTP/1.1\r\nHost: a b\r\n\r\n", HttpStatusCode.BadRequest),
        ["no number"] = ($"POST /api/login HTTP/1.1\r\n{Host}Content-Length: x\r\n\r\n", HttpStatusCode.BadRequest),
        ["an unknown coding"] = ($"POST /api/login HTTP/1.1\r\n{Host}Transfer-Encoding: gzip\r\n\r\n", HttpStatusCode.BadRequest),
        ["a long request line"] = ($"GET /api/login?{new string('a', 300_000)} HTTP/1.1\r\n{Host}\r\n", HttpStatusCode.RequestUriTooLong),
        ["long headers"] = ($"GET /api/login HTTP/1.1\r\n{Host}a: {new string('a', 300_000)}\r\n\r\n", HttpStatusCode.RequestHeaderFieldsTooLarge),
        ["many headers"] = (
            $"GET /api/login HTTP/1.1\r\n{Host}{string.Concat(Enumerable.Repeat("a: b\r\n", 1001))}\r\n", HttpStatusCode.RequestHeaderFieldsTooLarge),
        ["another version"] = ($"GET /api/login HTTP/3.5\r\n{Host}\r\n", HttpStatusCode.HttpVersionNotSupported),
    };

    public static TheoryData<string> Wrong => [.. Requests.Keys];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_web_server_rejects_a_malformed_request_without_an_entry_in_the_journal(string wrong)
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var client = new TcpClient();
        await client.ConnectAsync(mock.BaseAddress.Host, mock.BaseAddress.Port, Stop);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Requests[wrong].Request), Stop);
        using var reader = new StreamReader(client.GetStream());
        var status = await reader.ReadLineAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };

        Assert.StartsWith($"HTTP/1.1 {(int)Requests[wrong].Status} ", status, StringComparison.Ordinal);
        Assert.Empty(JsonNode.Parse(await http.GetStringAsync("/__admin/journal", Stop))!["entries"]!.AsArray());
    }
}
