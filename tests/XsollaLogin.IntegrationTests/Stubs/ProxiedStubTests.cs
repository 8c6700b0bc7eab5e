using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>A stub that forwards requests to another server.</summary>
public sealed class ProxiedStubTests : IAsyncLifetime
{
    private const string Key = "sixteen-letters!";

    private readonly List<(string Path, Dictionary<string, string> Headers, string Body)> _received = [];
    private WebApplication? _other;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string OtherAddress => _other!.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _other = builder.Build();
        _other.Run(ReceiveAsync);
        await _other.StartAsync(Stop);
    }

    public ValueTask DisposeAsync() => _other!.DisposeAsync();

    [Fact]
    public async Task The_other_server_gets_a_decompressed_body_without_its_encoding_and_the_other_headers()
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync(new { Request = new { Path = "/proxied" }, Response = new { ProxyUrl = OtherAddress } });
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(mock.BaseAddress, "/proxied"))
        {
            Content = new ByteArrayContent(Compressed("""{"username":"John"}""")) { Headers = { ContentType = new("application/json") } },
            Headers = { { "Cookie", "a=b" }, { "Authorization", "Bearer token" }, { "X-Own", "kept" } },
        };
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var response = await http.SendAsync(request, Stop);
        var (_, headers, body) = Assert.Single(_received);

        Assert.Equal("""{"username":"John"}""", body);
        Assert.False(headers.ContainsKey("Content-Encoding"));
        Assert.Equal(
            (new Uri(OtherAddress).Authority, $"{body.Length}", "a=b", "Bearer token", "kept"),
            (headers["Host"], headers["Content-Length"], headers["Cookie"], headers["Authorization"], headers["X-Own"]));
    }

    [Theory]
    [InlineData("/__admin/nothing", "/__admin/nothing")]
    [InlineData("/__admin/", "/__admin")]
    [InlineData("/__admin", "/__admin")]
    [InlineData("/_admin/mappings", "/_admin/mappings")]
    [InlineData("/_admin/mappings", "/_admin/mappings", "bearer \t")]
    [InlineData("/_admin/mappings", "/_admin/mappings", "Basic ")]
    [InlineData("/_admin/mappings", "/_admin/mappings", "")]
    [InlineData("/__Admin/mappings", "/__Admin/mappings")]
    [InlineData("/__%252561dmin/mappings", "/__admin/mappings")]
    [InlineData("/x%5C..%5C__admin%5Cmappings", "/__admin/mappings")]
    public async Task The_admin_key_is_not_sent_to_the_other_server(string asked, string received, string scheme = "Bearer ")
    {
        await using var mock = await StubbedMock.StartAsync(new XsollaLogin.Mock.MockLoginServerOptions { AdminKey = Key });
        (string, string) key = ("Authorization", $"Bearer {Key}");
        var everything = $$$"""
            {
              "Priority": -1000,
              "Request": {"Path": {"Matchers": [{"Name": "WildcardMatcher", "Pattern": "*"}]}},
              "Response": {"ProxyUrl": "{{{OtherAddress}}}"}
            }
            """;
        Assert.Equal(HttpStatusCode.Created, (await mock.Curl.SendAsync("POST", "/__admin/mappings", everything, headers: key)).Status);
        await mock.Curl.SendAsync("GET", asked, headers: ("Authorization", scheme + Key));

        var (path, headers, _) = Assert.Single(_received);
        Assert.Equal(received, path);
        Assert.DoesNotContain(Key, string.Join('\n', headers.Values), StringComparison.Ordinal);
        Assert.EndsWith("***", headers["Authorization"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/__administration")]
    [InlineData("/__admin-x")]
    [InlineData("/assets/__admin(1).js")]
    [InlineData("/__Admin")]
    public async Task A_path_that_only_resembles_that_of_an_admin_request_can_have_a_stub(string path)
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync(new { Request = new { Path = path }, Response = new { ProxyUrl = OtherAddress } });
        await mock.Curl.SendAsync("GET", path);

        Assert.Equal(path, Assert.Single(_received).Path);
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
        _received.Add((context.Request.Path, headers, await body.ReadToEndAsync(Stop)));
    }

    private static byte[] Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var compressing = new GZipStream(bytes, CompressionMode.Compress)) compressing.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
