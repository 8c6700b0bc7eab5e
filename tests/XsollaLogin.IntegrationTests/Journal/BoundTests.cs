using System.Text.Json;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>However much each request and its stub weigh, a journal keeps to its bytes, and no list of it is larger than can be sent.</summary>
public class BoundTests(MockFixture mock)
{
    private const int Large = 900 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_stub_of_an_entry_counts()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 100 });
        await StubAsync(another, new { urlPath = "/large" }, new { metadata = new { large = new string('x', Large) } });
        for (var i = 0; i < 10; i++) await GetAsync(another, "/large");

        Assert.InRange((await EntriesAsync(another)).Count, 1, 5);
    }

    [Fact]
    public async Task The_names_of_headers_count()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 200 });
        var name = "x" + new string('y', 25 * 1024);
        for (var i = 0; i < 200; i++) await GetAsync(another, "/named", name + i);

        Assert.InRange((await EntriesAsync(another)).Count, 100, 180);
    }

    [Fact]
    public async Task A_list_too_large_to_be_sent_is_refused_in_words()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 100_000, ShowSecrets = true });
        // In JSON each of these takes six signs.
        await StubAsync(another, new { urlPath = "/large" }, new { response = new { body = new string('\u0001', Large) } });
        for (var i = 0; i < 25; i++) await GetAsync(another, "/large");
        var (status, refusal) = await another.Control.SendAsync(HttpMethod.Get, "requests", cancellationToken: Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("limit", (string?)refusal["errors"]![0]!["title"], StringComparison.Ordinal);
        Assert.Single((await another.Control.DoAsync(HttpMethod.Get, "requests?limit=1", cancellationToken: Stop))["requests"]!.AsArray());
    }

    private static async Task StubAsync(TestMock mock, object request, object others)
    {
        var stub = JsonSerializer.SerializeToNode(others)!.AsObject();
        stub["request"] = JsonSerializer.SerializeToNode(request);
        stub["response"] ??= new JsonObject { ["status"] = 200 };
        var (status, _) = await mock.Control.SendAsync(HttpMethod.Post, "mappings", stub, Stop);
        Assert.Equal(HttpStatusCode.Created, status);
    }

    private static async Task GetAsync(TestMock mock, string path, string header = "X-None")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(mock.BaseAddress, path)) { Headers = { { header, "a" } } };
        using var response = await http.SendAsync(request, Stop);
        Assert.InRange((int)response.StatusCode, 200, 404);
    }

    private static async Task<JsonArray> EntriesAsync(TestMock mock) =>
        (await mock.Control.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop))["entries"]!.AsArray();
}
