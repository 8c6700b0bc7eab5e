using System.Net.Sockets;
using System.Text;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>Requests with two headers <c>Authorization</c>, which HttpClient would join to one: the first counts.</summary>
public class AuthorizationHeaderTests(MockFixture mock)
{
    private const string Key = "sixteen-letters!";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_user_tokens_the_first_counts()
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var path = $"{ContractDocument.Current.Operation("getAskFields").Path[1..]}?projectId={project.ProjectId}";

        Assert.Equal("HTTP/1.1 200 OK", await StatusLineAsync(mock.Mock.BaseAddress, path, token, "other"));
        Assert.Equal("HTTP/1.1 401 Unauthorized", await StatusLineAsync(mock.Mock.BaseAddress, path, "other", token));
    }

    [Fact]
    public async Task Of_two_admin_keys_the_first_counts()
    {
        await using var locked = await MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = Key }, Stop);

        Assert.Equal("HTTP/1.1 200 OK", await StatusLineAsync(locked.BaseAddress, "/__admin/inbox?projectId=p", Key, "other"));
        Assert.Equal("HTTP/1.1 401 Unauthorized", await StatusLineAsync(locked.BaseAddress, "/__admin/inbox?projectId=p", "other", Key));
    }

    private static async Task<string?> StatusLineAsync(Uri server, string path, params string[] tokens)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, Stop);
        await using var stream = client.GetStream();
        var headers = string.Concat(tokens.Select(token => $"Authorization: Bearer {token}\r\n"));
        var request = $"GET {new Uri(server, path).PathAndQuery} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n{headers}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        using var answer = new StreamReader(stream);
        return await answer.ReadLineAsync(Stop);
    }
}
