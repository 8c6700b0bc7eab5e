namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Stubs and bodies from the folder of --root-dir.</summary>
public sealed class StubFolderTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task Files_of_one_stub_or_several_are_there_from_the_start()
    {
        await WriteAsync("mappings/one.json", """{"request": {"url": "/one"}, "response": {"body": "one"}}""");
        await WriteAsync("mappings/deep/more.json", """{"mappings": [{"request": {"url": "/two"}, "response": {"body": "two"}}, {"request": {"url": "/three"}, "response": {"bodyFileName": "texts/three.txt"}}]}""");
        await WriteAsync("mappings/readme.txt", "no stub");
        await WriteAsync("__files/texts/three.txt", "three");
        await using var stubbed = await StubbedMock.StartAsync(_root.FullName);

        Assert.Equal("one", await stubbed.GetAsync("/one"));
        Assert.Equal("two", await stubbed.GetAsync("/two"));
        Assert.Equal("three", await stubbed.GetAsync("/three"));
        await WriteAsync("__files/texts/three.txt", "changed");
        Assert.Equal("changed", await stubbed.GetAsync("/three"));
        File.Delete(PathOf("__files/texts/three.txt"));
        using var gone = await stubbed.Http.GetAsync("/three", Stop);
        Assert.Equal(HttpStatusCode.InternalServerError, gone.StatusCode);
        Assert.Contains("three.txt", await gone.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_leads_back_to_the_files()
    {
        await WriteAsync("mappings/one.json", """{"request": {"url": "/one"}, "response": {"body": "one"}}""");
        await using var stubbed = await StubbedMock.StartAsync(_root.FullName);
        foreach (var reset in new[] { "reset", "mappings/reset" })
        {
            await stubbed.StubAsync("/one", "another");
            Assert.Equal("another", await stubbed.GetAsync("/one"));
            await stubbed.Control.DoAsync(HttpMethod.Post, reset, cancellationToken: Stop);
            Assert.Equal("one", await stubbed.GetAsync("/one"));
            await stubbed.Control.DoAsync(HttpMethod.Delete, "mappings", cancellationToken: Stop);
            Assert.Equal(0, (int)(await ListAsync(stubbed))["meta"]!["total"]!);
            await stubbed.Control.DoAsync(HttpMethod.Post, reset, cancellationToken: Stop);
            Assert.Equal("one", await stubbed.GetAsync("/one"));
        }
    }

    [Fact]
    public async Task What_is_saved_is_there_in_the_next_run()
    {
        await WriteAsync("mappings/one.json", """{"request": {"url": "/one"}, "response": {"body": "one"}}""");
        await using (var stubbed = await StubbedMock.StartAsync(_root.FullName))
        {
            var one = (string)(await ListAsync(stubbed))["mappings"]![0]!["id"]!;
            await stubbed.Control.DoAsync(HttpMethod.Put, $"mappings/{one}", new { request = new { url = "/one" }, response = new { body = "changed" } }, Stop);
            await stubbed.StubAsync(new { name = "../../Out of here", request = new { url = "/two" }, response = new { body = "two" } });
            await stubbed.Control.DoAsync(HttpMethod.Post, "mappings/save", cancellationToken: Stop);
            await stubbed.Control.DoAsync(HttpMethod.Post, "reset", cancellationToken: Stop);
            Assert.Equal("two", await stubbed.GetAsync("/two"));
        }

        await using var next = await StubbedMock.StartAsync(_root.FullName);
        Assert.Equal("changed", await next.GetAsync("/one"));
        Assert.Equal("two", await next.GetAsync("/two"));
        Assert.Equal(2, (int)(await ListAsync(next))["meta"]!["total"]!);
        Assert.Equal(2, _root.GetFiles("*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("{\n  \"request\": {\"url\": ", "line 2")]
    [InlineData("""{"request": {"ulr": "/x"}}""", "request.ulr")]
    [InlineData("""{"mappings": [{}, {"response": {"status": 1}}]}""", "mappings[1].response.status")]
    [InlineData("""{"mappings": [], "stubs": []}""", "stubs")]
    [InlineData("[]", "must be an object")]
    [InlineData("""{"response": {"bodyFileName": "missing.txt"}}""", "missing.txt")]
    [InlineData("""{"mappings": [{"id": "11111111-1111-1111-1111-111111111111"}, {"id": "11111111-1111-1111-1111-111111111111"}]}""", "11111111-1111-1111-1111-111111111111")]
    public async Task A_bad_file_stops_the_start_with_a_line_that_says_why(string content, string said)
    {
        await WriteAsync("mappings/deep/bad.json", content);
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => StubbedMock.StartAsync(_root.FullName));

        Assert.Contains(PathOf("mappings/deep/bad.json"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => StubbedMock.StartAsync(PathOf("missing")));

        Assert.Contains("missing", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("a/../../secret.txt")]
    [InlineData("../__files-not/secret.txt")]
    [InlineData("{root}/secret.txt")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a\u0000.txt")]
    public async Task A_body_comes_from_the_folder_of_files_and_from_nowhere_else(string name)
    {
        await WriteAsync("secret.txt", "secret");
        await WriteAsync("__files-not/secret.txt", "secret");
        await WriteAsync("__files/a/a.txt", "a");
        await using var stubbed = await StubbedMock.StartAsync(_root.FullName);
        var stub = new { response = new { bodyFileName = name.Replace("{root}", _root.FullName, StringComparison.Ordinal) } };

        Assert.Contains("response.bodyFileName", await stubbed.RefusalAsync(System.Text.Json.JsonSerializer.Serialize(stub)), StringComparison.Ordinal);
    }

    private static Task<JsonNode> ListAsync(StubbedMock stubbed) => stubbed.Control.DoAsync(HttpMethod.Get, "mappings", cancellationToken: Stop);

    private string PathOf(string file) => Path.Combine(_root.FullName, file);

    private async Task WriteAsync(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        await File.WriteAllTextAsync(PathOf(file), content, Stop);
    }
}
