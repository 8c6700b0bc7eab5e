using System.Net.WebSockets;
using System.Text;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace XsollaLogin.IntegrationTests.Stubs;

public class WebSocketStubTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData("/socket")]
    [InlineData("/__admin/socket")]
    public async Task A_stub_answers_over_a_WebSocket(string path)
    {
        await using var mock = await StubbedMock.StartAsync();
        using var client = await ConnectAsync(mock, path);
        await client.SendAsync(Encoding.UTF8.GetBytes("Hello"), WebSocketMessageType.Text, endOfMessage: true, Stop);
        var buffer = new byte[16];
        var received = await client.ReceiveAsync(buffer, Stop);
        Assert.Equal("Hello", Encoding.UTF8.GetString(buffer, 0, received.Count));

        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_journal_has_the_status_of_a_WebSocket(bool isClosed)
    {
        await using var mock = await StubbedMock.StartAsync();
        using (var client = await ConnectAsync(mock, "/socket"))
        {
            if (isClosed) await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        }

        var journal = (await mock.Curl.GetAsync("/__admin/journal?wait=10")).Json;

        Assert.Equal(101, (int)Assert.Single(journal["entries"]!.AsArray())!["answer"]!["status"]!);
    }

    [Theory(Timeout = 10_000)]
    [InlineData("/stubbed")]
    [InlineData("/__admin/stubbed")]
    public async Task A_stub_cannot_send_101_without_a_WebSocket(string path)
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync(new { Request = new { Path = path }, Response = new { StatusCode = 101 } });
        var answer = await mock.Curl.GetAsync(path);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains("the status must be from 200 to 999, not 101", answer.Body, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_open_WebSocket_does_not_hold_the_shutdown()
    {
        var mock = await StubbedMock.StartAsync();
        using var client = await ConnectAsync(mock, "/socket");
        await mock.DisposeAsync();

        await Assert.ThrowsAnyAsync<WebSocketException>(() => client.ReceiveAsync(new byte[16], Stop));
    }

    private static async Task<ClientWebSocket> ConnectAsync(StubbedMock mock, string path)
    {
        mock.WireMock.Given(Request.Create().WithWebSocketUpgrade().WithPath(path)).RespondWith(Response.Create().WithWebSocket(socket => socket.WithEcho()));
        var client = new ClientWebSocket();
        await client.ConnectAsync(new UriBuilder(mock.BaseAddress) { Scheme = "ws", Path = path }.Uri, Stop);
        return client;
    }
}
