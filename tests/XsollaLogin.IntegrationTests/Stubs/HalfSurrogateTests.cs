namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>JSON that escapes half of a surrogate pair is well-formed, but no text: it is refused, or matches nothing.</summary>
public sealed class HalfSurrogateTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("""{"a": "\ud800"}""")]
    [InlineData("""{"a": "x", "\ud800": 1}""")]
    [InlineData("""{"a": ["\udc00"]} and more""")]
    public async Task A_request_with_it_matches_no_JSON_and_is_counted_found_and_removed_as_any(string body)
    {
        await using var stubbed = await StubbedMock.StartAsync();
        var request = new { url = "/x", bodyPatterns = new[] { new { equalToJson = new { a = "${json-unit.ignore}" }, ignoreExtraElements = true } } };
        await stubbed.StubAsync(new { request, response = new { body = "stub" } });

        Assert.Equal((HttpStatusCode.OK, "stub"), await stubbed.SendAsync("/x", """{"a": "\ud83d\ude00"}"""));
        Assert.Equal(HttpStatusCode.NotFound, (await stubbed.SendAsync("/x", body)).Status);
        Assert.Equal(1, (int)(await stubbed.Control.DoAsync(HttpMethod.Post, "requests/count", request, Stop))["count"]!);
        Assert.Single((await stubbed.Control.DoAsync(HttpMethod.Post, "requests/find", request, Stop))["requests"]!.AsArray());
        Assert.Single((await stubbed.Control.DoAsync(HttpMethod.Post, "requests/remove", request, Stop))["serveEvents"]!.AsArray());
        Assert.Equal(1, (int)(await stubbed.Control.DoAsync(HttpMethod.Post, "requests/count", new { url = "/x" }, Stop))["count"]!);
    }

    [Theory]
    [InlineData("POST", "mappings", """{"name": "\ud800"}""")]
    [InlineData("POST", "mappings", """{"\ud800": 1}""")]
    [InlineData("POST", "mappings", """{"metadata": {"\ud800": 1, "a": "\ud800"}}""")]
    [InlineData("POST", "mappings", """{"request": {"bodyPatterns": [{"equalToJson": {"a": "\ud800"}}]}}""")]
    [InlineData("POST", "mappings", """{"request": {"bodyPatterns": [{"equalToJson": "{\"a\": \"\\ud800\"}"}]}}""")]
    [InlineData("POST", "mappings", """{"request": {"bodyPatterns": [{"equalToJson": "{\"\\ud800\": 1}"}]}}""")]
    [InlineData("POST", "mappings/import", """{"mappings": [{"name": "\ud800"}]}""")]
    [InlineData("POST", "mappings/find-by-metadata", """{"equalTo": "\ud800"}""")]
    [InlineData("POST", "requests/find", """{"url": "\ud800"}""")]
    [InlineData("PUT", "scenarios/s/state", """{"state": "\ud800"}""")]
    [InlineData("POST", "settings", """{"\ud800": 1}""")]
    [InlineData("PUT", "projects/p", """{"users": [{"\ud800": 1}]}""")]
    [InlineData("POST", "projects/p/answers", """[{"\ud800": "\ud800"}]""")]
    public async Task A_control_call_with_it_is_refused(string method, string path, string body)
    {
        await using var stubbed = await StubbedMock.StartAsync();
        var (status, answer) = await stubbed.Control.SendAsync(new HttpMethod(method), path, body, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("half of a surrogate pair", (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_control_call_that_is_not_UTF_8_is_refused()
    {
        await using var stubbed = await StubbedMock.StartAsync();
        using var content = new ByteArrayContent([.. "{\"name\": \""u8, 0xFF, .. "\"}"u8]);
        using var response = await stubbed.Http.PostAsync("/__admin/mappings", content, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("UTF-8", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\"name\": \"\\ud800\"}")]
    [InlineData("{\n\"\\ud800\": 1}")]
    public async Task A_file_with_it_stops_the_start_and_is_refused_at_a_reload(string content)
    {
        var path = Path.Combine(_root.CreateSubdirectory("mappings").FullName, "bad.json");
        await using var stubbed = await StubbedMock.StartAsync(_root.FullName);
        await File.WriteAllTextAsync(path, content, Stop);
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => StubbedMock.StartAsync(_root.FullName));
        var said = "";
        for (var number = 0; !said.Contains(path, StringComparison.Ordinal) && number < 10; number++)
        {
            var report = await stubbed.Control.DoAsync(HttpMethod.Get, $"reloads?wait=30&after={number}", cancellationToken: Stop);
            said = (string?)report["files"]![0]!["problem"] ?? "";
        }

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("line 2", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(refusal.Message, said);
    }
}
