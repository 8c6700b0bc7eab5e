using System.Text;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>A mock of its own, for stubs are everybody's in it.</summary>
internal sealed class StubbedMock : IAsyncDisposable
{
    private readonly MockLoginServer _server;

    private StubbedMock(MockLoginServer server)
    {
        _server = server;
        Control = new MockControl(server.BaseAddress);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.BaseAddress };
    }

    public MockControl Control { get; }

    /// <summary>Judges nothing: a stub may answer as it likes.</summary>
    public HttpClient Http { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<StubbedMock> StartAsync(string? rootDirectory = null, TimeProvider? time = null) =>
        new(await MockLoginServer.StartAsync(new MockLoginServerOptions { RootDirectory = rootDirectory, TimeProvider = time ?? TimeProvider.System }, Stop));

    /// <summary>Where the server has an operation.</summary>
    public string PathOf(string operation) => _server.BaseAddress.AbsolutePath.TrimEnd('/') + ContractDocument.Current.Operation(operation).Path;

    /// <summary>The id of a stub made so.</summary>
    public async Task<string> StubAsync(object mapping)
    {
        var (status, stub) = await Control.SendAsync(HttpMethod.Post, "mappings", mapping, Stop);
        return status == HttpStatusCode.Created ? (string)stub["id"]! : throw new InvalidOperationException($"{(int)status} {stub.ToJsonString()}");
    }

    /// <summary>A stub of a path, that answers this text.</summary>
    public Task<string> StubAsync(string path, string body, int priority = 5) =>
        StubAsync(new { request = new { urlPath = path }, response = new { body }, priority });

    /// <summary>What is wrong with a stub that must not be taken.</summary>
    public async Task<string> RefusalAsync(string mapping, string path = "mappings")
    {
        var (status, answer) = await Control.SendAsync(HttpMethod.Post, path, mapping, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        return string.Join('\n', answer["errors"]!.AsArray().Select(error => (string?)error!["title"]));
    }

    public Task<string> GetAsync(string path) => Http.GetStringAsync(path, Stop);

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(string path, string? body = null)
    {
        using var response = await Http.PostAsync(path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        Http.Dispose();
        await _server.DisposeAsync();
    }
}
