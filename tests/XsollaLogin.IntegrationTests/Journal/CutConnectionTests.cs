using System.Net.Sockets;
using System.Text;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>What came on a connection after the request that had it cut is no defect of the mock.</summary>
public class CutConnectionTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("EMPTY_RESPONSE")]
    [InlineData("CONNECTION_RESET_BY_PEER")]
    public async Task A_request_behind_a_cut_is_no_defect(string fault)
    {
        await using var another = await mock.StartAnotherAsync();
        await another.Control.SendAsync(HttpMethod.Post, "mappings", new { request = new { urlPath = "/cut" }, response = new { fault } }, Stop);
        for (var i = 0; i < 20; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(another.BaseAddress.Host, another.BaseAddress.Port, Stop);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /cut HTTP/1.1\r\nHost: localhost\r\n\r\nPOST /next HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nsome"), Stop);
            try
            {
                await stream.CopyToAsync(Stream.Null, Stop);
            }
            catch (IOException)
            {
                // Cut, as it was to be.
            }
        }

        var entries = (await another.Control.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop))["entries"]!.AsArray();
        Assert.Contains(entries, entry => (string?)entry!["cause"] == "stub");
        Assert.DoesNotContain(entries, entry => (string?)entry!["cause"] == "defect");
    }
}
