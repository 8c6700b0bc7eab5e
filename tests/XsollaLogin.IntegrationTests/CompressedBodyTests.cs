using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;

namespace XsollaLogin.IntegrationTests;

/// <summary>A compressed body is read like the same body without compression; its limit counts after decompression.</summary>
public class CompressedBodyTests(MockFixture mock)
{
    private const string Login = """{"username":"John","password":"password123"}""";

    /// <summary>The compressions by Content-Encoding.</summary>
    private static readonly Dictionary<string, Func<Stream, Stream>> Encodings = new()
    {
        ["gzip"] = stream => new GZipStream(stream, CompressionLevel.Optimal),
        ["X-GZIP"] = stream => new GZipStream(stream, CompressionLevel.Optimal),
        ["br"] = stream => new BrotliStream(stream, CompressionLevel.Optimal),
        ["deflate"] = stream => new ZLibStream(stream, CompressionLevel.Optimal),
    };

    public static TheoryData<string> Known => [.. Encodings.Keys];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Known))]
    public async Task A_compressed_body_is_read(string encoding)
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        using var loggedIn = await LoginAsync(project, encoding, Compressed(encoding, Login));

        Assert.Equal(HttpStatusCode.OK, loggedIn.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public async Task The_limit_counts_after_decompression(string encoding)
    {
        await using var project = await mock.NewProjectAsync();

        var error = await ErrorAsync(project, encoding, Compressed(encoding, new string(' ', 2_000_000) + Login));

        Assert.Contains("1048576 bytes", error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public async Task A_body_that_is_not_compressed_as_named_is_rejected(string encoding)
    {
        await using var project = await mock.NewProjectAsync();
        var whole = Compressed(encoding, Login);

        Assert.Contains("Content-Encoding", await ErrorAsync(project, encoding, Encoding.UTF8.GetBytes(Login)), StringComparison.Ordinal);
        Assert.NotEmpty(await ErrorAsync(project, encoding, whole[..(whole.Length / 2)]));
    }

    [Fact]
    public async Task An_unknown_compression_is_named()
    {
        await using var project = await mock.NewProjectAsync();

        Assert.Contains("gzip, br and deflate", await ErrorAsync(project, "zstd", Encoding.UTF8.GetBytes(Login)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stub_and_the_journal_see_the_decompressed_body()
    {
        await using var another = await XsollaLogin.Mock.MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = another.BaseAddress };
        var stub = new JsonObject
        {
            ["Request"] = new JsonObject
            {
                ["Path"] = "/stub",
                ["Body"] = new JsonObject { ["Matcher"] = new JsonObject { ["Name"] = "ExactMatcher", ["Pattern"] = Login } },
            },
            ["Response"] = new JsonObject { ["StatusCode"] = 201 },
        };
        using var made = await http.PostAsJsonAsync("/__admin/mappings", stub, Stop);
        using var stubbed = await http.SendAsync(Message("/stub", "gzip", Compressed("gzip", Login)), Stop);
        var entry = JsonNode.Parse(await http.GetStringAsync("/__admin/journal", Stop))!["entries"]!.AsArray().Single()!;

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (made.StatusCode, stubbed.StatusCode));
        Assert.Equal("gzip", (string?)entry["request"]!["headers"]!["Content-Encoding"]);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, identity")]
    public async Task A_stub_answers_a_request_with_an_unknown_compression(string encoding)
    {
        await using var another = await XsollaLogin.Mock.MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = another.BaseAddress };
        var stub = JsonNode.Parse("""{"Request": {"Path": "/stub"}, "Response": {"StatusCode": 201}}""");
        using var made = await http.PostAsJsonAsync("/__admin/mappings", stub, Stop);
        using var stubbed = await http.SendAsync(Message("/stub", encoding, [1, 2, 3]), Stop);

        Assert.Equal(HttpStatusCode.Created, stubbed.StatusCode);
    }

    [Fact]
    public async Task A_rejected_body_does_not_close_the_connection()
    {
        await using var project = await mock.NewProjectAsync();
        using var network = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        using var http = new HttpClient(network) { BaseAddress = mock.Mock.BaseAddress };
        for (var i = 0; i < 20; i++)
        {
            using var message = new HttpRequestMessage(HttpMethod.Put, $"/__admin/projects/{project.ProjectId}") { Content = Content([1, 2, 3], "gzip") };
            using var rejected = await http.SendAsync(message, Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, rejected.StatusCode);
        }
    }

    [Fact]
    public async Task The_admin_API_reads_compressed_JSON_and_a_byte_order_mark()
    {
        await using var project = await mock.NewProjectAsync();
        var settings = Encoding.UTF8.GetBytes("""{"codeLength": 6}""");
        using var marked = await project.Http.SendAsync(Put(project, [0xEF, 0xBB, 0xBF, .. settings], encoding: null), Stop);
        using var compressed = await project.Http.SendAsync(Put(project, Compressed("gzip", Encoding.UTF8.GetString(settings)), "gzip"), Stop);
        using var broken = await project.Http.SendAsync(Put(project, settings, "gzip"), Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (marked.StatusCode, compressed.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Contains("Content-Encoding", await broken.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Put(TestProject project, byte[] body, string? encoding) =>
        Breaking(new HttpRequestMessage(HttpMethod.Put, new Uri(project.Http.BaseAddress!, $"/__admin/projects/{project.ProjectId}"))
        {
            Content = Content(body, encoding),
        });

    private static async Task<string> ErrorAsync(TestProject project, string encoding, byte[] body)
    {
        using var rejected = await LoginAsync(project, encoding, body);
        Assert.Equal(HttpStatusCode.BadRequest, rejected.StatusCode);
        return await rejected.Content.ReadAsStringAsync(Stop);
    }

    private static Task<HttpResponseMessage> LoginAsync(TestProject project, string encoding, byte[] body) =>
        project.Http.SendAsync(Breaking(Message($"login?projectId={project.ProjectId}", encoding, body)), Stop);

    private static HttpRequestMessage Message(string path, string encoding, byte[] body) => new(HttpMethod.Post, path) { Content = Content(body, encoding) };

    /// <summary>The checking handler does not read compressed bodies.</summary>
    private static HttpRequestMessage Breaking(HttpRequestMessage message)
    {
        message.Options.Set(ContractCheckingHandler.BreaksContract, true);
        return message;
    }

    private static ByteArrayContent Content(byte[] body, string? encoding)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        if (encoding is not null) content.Headers.Add("Content-Encoding", encoding);
        return content;
    }

    private static byte[] Compressed(string encoding, string text)
    {
        using var bytes = new MemoryStream();
        using (var compressing = Encodings[encoding](bytes)) compressing.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
