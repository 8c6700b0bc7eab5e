using System.Net.Sockets;
using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Requests that no HTTP client sends, and connections that the mock breaks, give the same bytes in both lanes.</summary>
public class RawLaneTests
{
    private const string Close = "Connection: close\r\n";
    private const string Host = "Host: {host}\r\n";
    private const string Json = "Content-Type: application/json\r\n";
    private const string Chunked = "Transfer-Encoding: chunked\r\n";

    // {body} is the length of the body and the body, {path} an operation with a body, {get} one without.
    [Theory]
    [InlineData("POST http://{host}{path} HTTP/1.1\r\n" + Host + Json + Close + "{body}")]
    [InlineData("POST {path} HTTP/1.0\r\n" + Json + "{body}")]
    [InlineData("POST {path} HTTP/1.1\r\nHost:\r\n" + Json + Close + "{body}")]
    [InlineData("POST {path} HTTP/1.1\r\n" + Host + Json + "Expect: 100-continue\r\n" + Close + "{body}")]
    [InlineData("POST {path} HTTP/1.1\r\n" + Host + Json + Json + Close + "{body}")]
    [InlineData("POST {path}&a=é HTTP/1.1\r\n" + Host + "X-Engine: é\r\n" + Json + Close + "{body}")]
    [InlineData("POST {path} HTTP/1.1\r\n" + Host + Json + Chunked + "\r\nnonsense")]
    [InlineData("POST {path} HTTP/1.1\r\n" + Host + Json + Chunked + Close + "\r\n2\r\n{}\r\n0\r\nTrailer: a\r\n\r\n")]
    [InlineData("GET {get}#fragment HTTP/1.1\r\n" + Host + "Cookie: a=b; a=c; =; \"\r\n" + Close + "\r\n")]
    [InlineData("get {get} HTTP/1.1\r\n" + Host + Close + "\r\n")]
    [InlineData("GET {get} HTTP/1.1\r\nHost: a b\r\n" + Close + "\r\n")]
    [InlineData("GET {get} HTTP/1.1\r\nHost: é\r\n" + Close + "\r\n")]
    [InlineData("GET {get} HTTP/1.1\r\nHost: [::1]:99999\r\n" + Close + "\r\n")]
    [InlineData("GET {get} HTTP/1.1\r\nHost: [::1]:80\r\n" + Close + "\r\n")]
    [InlineData("GET {get} HTTP/1.1\r\nHost: a_b..c-.\r\n" + Close + "\r\n")]
    [InlineData("GET {get} HTTP/1.1\r\nHost: a:b@c\r\n" + Close + "\r\n")]
    [InlineData("GET {get} HTTP/1.1\r\n" + Host + "Authorization: é\r\nAuthorization:\r\nAccept:\r\nX-Forwarded-For: 1.2.3.4\r\n" + Close + "\r\n")]
    [InlineData("GET {get} HTTP/1.1\r\n" + Host + Json + Close + "{body}")]
    [InlineData("GET {get}&a[b]=c&a%5Bb%5D=d&=&== HTTP/1.1\r\n" + Host + Close + "\r\n")]
    [InlineData("GET http://elsewhere.example.com{get} HTTP/1.1\r\n" + Host + Close + "\r\n")]
    [InlineData("GET http://{host} HTTP/1.1\r\n" + Host + Close + "\r\n")]
    [InlineData("CONNECT {host} HTTP/1.1\r\n" + Host + Close + "\r\n")]
    [InlineData("post {path} HTTP/1.1\r\n" + Host + Json + Close + "{body}")]
    [InlineData("HEAD {get} HTTP/1.1\r\n" + Host + Close + "\r\n")]
    [InlineData("GET /api/../api/./login HTTP/1.1\r\n" + Host + Close + "\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\n" + Host + Close + "\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task An_odd_request_is_answered_with_the_same_bytes_in_both_lanes(string request)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        var body = project.Request("login").Body!.ToJsonString();
        var text = request.Replace("{host}", lanes.Addresses.Express.Authority, StringComparison.Ordinal)
            .Replace("{path}", PathOf("login"), StringComparison.Ordinal)
            .Replace("{get}", PathOf("checkSso"), StringComparison.Ordinal)
            .Replace("{body}", $"Content-Length: {body.Length}\r\n\r\n{body}", StringComparison.Ordinal);
        var received = await lanes.AssertSameBytesAsync(connection => connection.SendAsync(text));

        Assert.StartsWith("HTTP/1.1 ", received, StringComparison.Ordinal);
        await lanes.AssertSameTracesAsync(project);

        string PathOf(string operation) => new Uri(lanes.Mock.BaseAddress, project.Request(operation).ToMessage().RequestUri!).PathAndQuery;
    }

    [Theory(Timeout = 60_000)]
    [InlineData("answer-lost", SocketError.Success)]
    [InlineData("connection-reset", SocketError.ConnectionReset)]
    public async Task A_broken_connection_is_the_same_in_both_lanes(string fault, SocketError end)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        await project.ScriptAsync(new { operation = "signUp", fault });
        var signUp = project.Request("signUp");

        Assert.Equal("", await lanes.AssertSameBytesAsync(connection => connection.SendAsync(signUp), end));
        await lanes.BothHaveAsync(project, "cause=script");
        await lanes.AssertSameTracesAsync(project);
    }
}
