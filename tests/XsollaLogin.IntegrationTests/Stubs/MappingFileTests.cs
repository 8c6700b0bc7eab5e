namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Mappings and bodies in the folder of <c>--root-dir</c>.</summary>
public sealed class MappingFileTests : IDisposable
{
    private readonly MappingRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task Mappings_in_the_folder_and_its_subfolders_are_served()
    {
        _root.Write("one.json", """{"Request": {"Path": "/one"}, "Response": {"Body": "one"}}""");
        _root.Write("below/deeper/two.json", """
            [
              {"Request": {"Path": "/two"}, "Response": {"Body": "two"}},
              {"Request": {"Path": "/three"}, "Response": {"Body": "three"}}
            ]
            """);
        await using var mock = await _root.StartAsync();

        Assert.Equal("one", (await mock.Curl.GetAsync("/one")).Body);
        Assert.Equal("two", (await mock.Curl.GetAsync("/two")).Body);
        Assert.Equal("three", (await mock.Curl.GetAsync("/three")).Body);
    }

    [Fact]
    public async Task File_name_sets_the_mapping_Guid()
    {
        var id = Guid.NewGuid();
        _root.Write($"{id}.json", """{"Title": "by name", "Request": {"Path": "/named"}, "Response": {"Body": "named"}}""");
        await using var mock = await _root.StartAsync();

        Assert.Equal("by name", (string?)(await mock.Curl.GetAsync($"/__admin/mappings/{id}")).Json["Title"]);
    }

    [Theory]
    [InlineData("body.txt", "body.txt", false)]
    [InlineData("body.txt", "body.txt", true)]
    [InlineData("below/body.txt", "below/body.txt", false)]
    [InlineData("below/body.txt", "below/body.txt", true)]
    [InlineData("below/body.txt", "below/../below/body.txt", false)]
    public async Task A_body_can_be_in_a_file(string file, string named, bool cached)
    {
        _root.Write(file, "from the file");
        var stub = new { Request = new { Path = "/body" }, Response = new { BodyAsFile = named, BodyAsFileIsCached = cached } };
        _root.Write("stub.json", System.Text.Json.JsonSerializer.Serialize(stub));
        await using var mock = await _root.StartAsync();

        Assert.Equal("from the file", (await mock.Curl.GetAsync("/body")).Body);
    }

    [Theory]
    [InlineData("""{"UseTransformer": true, "UseTransformerForBodyAsFile": true, "BodyAsFile": "template.txt"}""")]
    [InlineData("""{"UseTransformer": true, "BodyAsFile": "{{request.query.file}}"}""")]
    public async Task A_template_can_read_a_file_of_the_folder(string response)
    {
        _root.Write("body.txt", "from the file");
        _root.Write("template.txt", "from the {{request.query.what}}");
        _root.Write("stub.json", $$"""{"Request": {"Path": "/body"}, "Response": {{response}}}""");
        await using var mock = await _root.StartAsync();

        Assert.Equal("from the file", (await mock.Curl.GetAsync("/body?what=file&file=body.txt")).Body);
    }

    [Fact]
    public async Task A_stub_of_a_file_takes_precedence_over_the_flow_and_is_restored_by_a_reset()
    {
        await using var unstubbed = await StubbedMock.StartAsync();
        _root.Write("stub.json", $$$"""{"Request": {"Path": "{{{unstubbed.Curl.PathOf("login")}}}"}, "Response": {"StatusCode": 418}}""");
        await using var mock = await _root.StartAsync();
        Assert.Equal(418, (int)(await mock.Curl.LoginAsync()).Status);
        await mock.Curl.SendAsync("DELETE", "/__admin/mappings");
        Assert.Equal(HttpStatusCode.Unauthorized, (await mock.Curl.LoginAsync()).Status);
        await mock.Curl.SendAsync("POST", "/__admin/reset");

        Assert.Equal(418, (int)(await mock.Curl.LoginAsync()).Status);
    }
}
