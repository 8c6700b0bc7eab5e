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
    [InlineData("DELETE", "mappings/11111111-1111-1111-1111-111111111111", null)]
    [InlineData("DELETE", "mappings", null)]
    [InlineData("POST", "mappings/remove", """{"request": {"url": "/one"}}""")]
    [InlineData("POST", "mappings/import", """{"mappings": [], "importOptions": {"deleteAllNotInImport": true}}""")]
    public async Task A_stub_of_a_file_that_a_call_removed_comes_back_by_a_reset_only(string method, string path, string? body)
    {
        await WriteAsync("mappings/one.json", """{"id": "11111111-1111-1111-1111-111111111111", "request": {"url": "/one"}, "response": {"body": "one"}}""");
        await using var stubbed = await StubbedMock.StartAsync(_root.FullName);
        await stubbed.Control.DoAsync(new HttpMethod(method), path, body, Stop);
        await WriteAsync("mappings/two.json", """{"request": {"url": "/two"}, "response": {"body": "two"}}""");
        var status = HttpStatusCode.NotFound;
        for (var number = 0; status == HttpStatusCode.NotFound && number < 10; number++)
        {
            await stubbed.Control.DoAsync(HttpMethod.Get, $"reloads?wait=20&after={number}", cancellationToken: Stop);
            status = (await stubbed.SendAsync("/two")).Status;
        }

        Assert.Equal("two", await stubbed.GetAsync("/two"));
        Assert.Equal(HttpStatusCode.NotFound, (await stubbed.SendAsync("/one")).Status);
        await stubbed.Control.DoAsync(HttpMethod.Post, "mappings/reset", cancellationToken: Stop);
        Assert.Equal("one", await stubbed.GetAsync("/one"));
    }

    [Fact]
    public async Task Parallel_saves_all_succeed_and_leave_the_latest_in_one_file()
    {
        const int Changes = 40;
        await using (var stubbed = await StubbedMock.StartAsync(_root.FullName))
        {
            var id = await stubbed.StubAsync("/one", "0");
            var saves = Enumerable.Range(0, Changes).Select(_ => stubbed.Control.DoAsync(HttpMethod.Post, "mappings/save", cancellationToken: Stop));
            var changes = Enumerable.Range(1, Changes).Select(number => ChangeAsync(stubbed, id, number));
            await Task.WhenAll(saves.Concat(changes));
            await ChangeAsync(stubbed, id, Changes + 1);
            await stubbed.Control.DoAsync(HttpMethod.Post, "mappings/save", cancellationToken: Stop);
        }

        await using var next = await StubbedMock.StartAsync(_root.FullName);
        Assert.Equal($"{Changes + 1}", await next.GetAsync("/one"));
        Assert.Single(_root.GetFiles("*", SearchOption.AllDirectories));
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

    private static Task<JsonNode> ChangeAsync(StubbedMock stubbed, string id, int number) =>
        stubbed.Control.DoAsync(HttpMethod.Put, $"mappings/{id}", new { name = $"name {number}", request = new { urlPath = "/one" }, response = new { body = $"{number}" } }, Stop);

    private string PathOf(string file) => Path.Combine(_root.FullName, file);

    private async Task WriteAsync(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        await File.WriteAllTextAsync(PathOf(file), content, Stop);
    }
}
