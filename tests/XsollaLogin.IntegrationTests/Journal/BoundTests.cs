using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>A journal stays within its size in bytes, and a list of it within the size that can be sent, for requests and answers of any size.</summary>
public class BoundTests(MockFixture mock)
{
    private const int Large = 900 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_size_of_a_stub_answer_counts()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 100 });
        await another.StubAsync("GET", "/large", new { Body = new string('x', Large) });
        for (var i = 0; i < 10; i++) await GetAsync(another, "/large");

        Assert.InRange((await EntriesAsync(another)).Count, 1, 5);
    }

    [Fact]
    public async Task The_size_of_header_names_counts()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 200 });
        var name = "x" + new string('y', 25 * 1024);
        for (var i = 0; i < 200; i++) await GetAsync(another, "/named", name + i);

        Assert.InRange((await EntriesAsync(another)).Count, 50, 90);
    }

    [Fact]
    public async Task A_list_that_is_too_large_to_send_is_rejected_with_a_reason()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 100_000, ShowSecrets = true });
        await another.StubAsync("GET", "/large", new { Body = new string('x', Large) });
        for (var i = 0; i < 80; i++) await GetAsync(another, "/large");
        var (status, error) = await another.Admin.SendAsync(HttpMethod.Get, "requests", cancellationToken: Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("search for fewer", (string?)error["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journals_of_all_projects_share_their_bytes()
    {
        const int Projects = 75;
        await using var another = await mock.StartAnotherAsync();
        var body = $"{{\"username\":\"{new string('x', Large)}\",\"password\":\"password123\"}}";
        for (var i = 0; i < Projects; i++) await another.SendRawAsync("login", $"projectId=project-{i}", body);
        var (first, last) = (await JournalAsync(another, 0), await JournalAsync(another, Projects - 1));

        Assert.Equal((0, 1), (first["entries"]!.AsArray().Count, (int)first["dropped"]!));
        Assert.Equal((1, 0), (last["entries"]!.AsArray().Count, (int)last["dropped"]!));
    }

    private static Task<JsonNode> JournalAsync(TestMock mock, int project) =>
        mock.Admin.DoAsync(HttpMethod.Get, $"projects/project-{project}/journal", cancellationToken: Stop);

    private static async Task GetAsync(TestMock mock, string path, string header = "X-None")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(mock.BaseAddress, path)) { Headers = { { header, "a" } } };
        using var response = await http.SendAsync(request, Stop);
        Assert.InRange((int)response.StatusCode, 200, 404);
    }

    private static async Task<JsonArray> EntriesAsync(TestMock mock) =>
        (await mock.Admin.DoAsync(HttpMethod.Get, "journal", cancellationToken: Stop))["entries"]!.AsArray();
}
