using System.Net.Sockets;
using System.Text;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>Requests that follow a cut on the same connection are not internal errors of the mock.</summary>
public class CutConnectionTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData("answer-lost")]
    [InlineData("connection-reset")]
    public async Task Request_after_a_cut_is_not_recorded_as_an_internal_error(string fault)
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync();
        await another.Admin.DoAsync(HttpMethod.Post, $"projects/{project.ProjectId}/answers",
            new[] { new { operation = "clearSso", fault, times = 20 } }, Stop);
        var operation = ContractDocument.Current.Operation("clearSso");
        var (method, path) = (operation.Method, new Uri(another.BaseAddress, operation.Path[1..]).AbsolutePath);
        for (var i = 0; i < 20; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(another.BaseAddress.Host, another.BaseAddress.Port, Stop);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {path}?projectId={project.ProjectId} HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "POST /next HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nsome"), Stop);
            try
            {
                await stream.CopyToAsync(Stream.Null, Stop);
            }
            catch (IOException)
            {
                // The cut that the fault asks for.
            }
        }

        // The client sees the cut before the journal does.
        for (var (seen, next) = (0, 0L); seen < 20;)
        {
            var journal = await another.JournalAsync(project, $"cause=script&since={next}&wait=60");
            (seen, next) = (seen + journal["entries"]!.AsArray().Count, (long)journal["next"]!);
        }

        var entries = (await another.Admin.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop))["entries"]!.AsArray();
        Assert.DoesNotContain(entries, entry => (string?)entry!["cause"] == "defect");
    }
}
