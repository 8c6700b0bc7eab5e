namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>The files of <c>/__admin/files</c> stay in the folder of mappings; without <c>--root-dir</c> there are none.</summary>
public sealed class AdminFileTests : IDisposable
{
    private const string Text = "text/plain";
    private readonly MappingRoot _root = new();

    public static TheoryData<string> OutsideNames =>
    [
        "../../../outside/secret.txt",
        "..%2F..%2F..%2Foutside%2Fsecret.txt",
        "%2e%2e%2f%2e%2e%2f%2e%2e%2foutside%2fsecret.txt",
        "..%5C..%5C..%5Coutside%5Csecret.txt",
        "..%252F..%252F..%252Foutside%252Fsecret.txt",
    ];

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_file_is_written_read_replaced_and_deleted()
    {
        await using var mock = await _root.StartAsync();
        var missing = await mock.Curl.GetAsync("/__admin/files/body.txt");
        var notYet = await mock.Curl.SendAsync("PUT", "/__admin/files/body.txt", "early", Text);
        var posted = await mock.Curl.SendAsync("POST", "/__admin/files/body.txt", "first", Text);
        var first = await mock.Curl.GetAsync("/__admin/files/body.txt");
        var head = await mock.Curl.SendAsync("HEAD", "/__admin/files/body.txt");
        var put = await mock.Curl.SendAsync("PUT", "/__admin/files/body.txt", "second", Text);
        var second = await File.ReadAllTextAsync(Path.Combine(_root.Mappings, "body.txt"), TestContext.Current.CancellationToken);
        var deleted = await mock.Curl.SendAsync("DELETE", "/__admin/files/body.txt");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (missing.Status, notYet.Status));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (posted.Status, put.Status, deleted.Status));
        Assert.Equal(("first", "second"), (first.Body, second));
        Assert.Equal(HttpStatusCode.NoContent, head.Status);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Mappings));
    }

    [Theory]
    [MemberData(nameof(OutsideNames))]
    public async Task A_file_outside_is_neither_read_nor_written(string name)
    {
        await using var mock = await _root.StartAsync();
        foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "DELETE" })
        {
            var reply = await mock.Curl.SendAsync(method, $"/__admin/files/{name}", method is "POST" or "PUT" ? "overwritten" : null, Text);

            Assert.DoesNotContain(MappingRoot.Secret, reply.Body, StringComparison.Ordinal);
            Assert.True((int)reply.Status < 500, reply.Body);
        }

        Assert.Equal(MappingRoot.Secret, await File.ReadAllTextAsync(_root.SecretFile, TestContext.Current.CancellationToken));
        Assert.Equal(["__admin"], Directory.EnumerateFileSystemEntries(_root.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_link_to_a_file_outside_is_not_followed()
    {
        await using var mock = await _root.StartAsync();
        File.CreateSymbolicLink(Path.Combine(_root.Mappings, "link.txt"), _root.SecretFile);
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE" })
        {
            var reply = await mock.Curl.SendAsync(method, "/__admin/files/link.txt", method is "POST" or "PUT" ? "overwritten" : null, Text);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
            Assert.Contains("outside", reply.Said, StringComparison.Ordinal);
        }

        Assert.Equal(MappingRoot.Secret, await File.ReadAllTextAsync(_root.SecretFile, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("GET", "files/{name}")]
    [InlineData("PUT", "files/{name}")]
    [InlineData("POST", "files/{name}")]
    [InlineData("DELETE", "files/{name}")]
    [InlineData("POST", "mappings/save")]
    [InlineData("POST", "mappings/reloadStaticMappings")]
    [InlineData("POST", "mappings/reset?reloadStaticMappings=true")]
    public async Task A_mock_without_a_root_folder_names_the_option_for_it(string method, string path)
    {
        await using var mock = await StubbedMock.StartAsync();
        var name = $"{Guid.NewGuid()}.txt";
        var body = method is "POST" or "PUT" ? "written" : null;
        var reply = await mock.Curl.SendAsync(method, $"/__admin/{path.Replace("{name}", name, StringComparison.Ordinal)}", body, Text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains("--root-dir", reply.Said, StringComparison.Ordinal);
        AssertNothingWritten(name);
    }

    [Fact]
    public async Task A_stub_without_a_root_folder_reads_and_writes_no_file()
    {
        await using var mock = await StubbedMock.StartAsync();
        var name = $"{Guid.NewGuid()}.txt";
        var saved = new { Title = name, SaveToFile = true, Request = new { Path = "/saved" }, Response = new { Body = "saved" } };
        var reply = await mock.Curl.SendAsync("POST", "/__admin/mappings", System.Text.Json.JsonSerializer.Serialize(saved));
        await mock.Curl.StubAsync(new { Request = new { Path = "/outside" }, Response = new { BodyAsFile = _root.SecretFile } });
        await mock.Curl.StubAsync(new { Request = new { Path = "/beside" }, Response = new { BodyAsFile = "xsolla-login-mock.runtimeconfig.json" } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.DoesNotContain(MappingRoot.Secret, (await mock.Curl.GetAsync("/outside")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("runtimeOptions", (await mock.Curl.GetAsync("/beside")).Body, StringComparison.Ordinal);
        AssertNothingWritten(name);
    }

    private static void AssertNothingWritten(string name)
    {
        foreach (var folder in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            Assert.False(Directory.Exists(Path.Combine(folder, "__admin")));
            Assert.Empty(Directory.EnumerateFiles(folder, $"{name}*", SearchOption.AllDirectories));
        }
    }
}
