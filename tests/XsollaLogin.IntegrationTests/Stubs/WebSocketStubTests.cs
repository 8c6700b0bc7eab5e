using System.Net.WebSockets;
using System.Text;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace XsollaLogin.IntegrationTests.Stubs;

public class WebSocketStubTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_stub_answers_over_a_WebSocket()
    {
        await using var mock = await StubbedMock.StartAsync();
        mock.WireMock.Given(Request.Create().WithWebSocketUpgrade().WithPath("/socket"))
            .RespondWith(Response.Create().WithWebSocket(socket => socket.WithEcho()));
        using var client = new ClientWebSocket();
        await client.ConnectAsync(new UriBuilder(mock.BaseAddress) { Scheme = "ws", Path = "/socket" }.Uri, Stop);
        await client.SendAsync(Encoding.UTF8.GetBytes("Hello"), WebSocketMessageType.Text, endOfMessage: true, Stop);
        var buffer = new byte[16];
        var received = await client.ReceiveAsync(buffer, Stop);

        Assert.Equal("Hello", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }
}
