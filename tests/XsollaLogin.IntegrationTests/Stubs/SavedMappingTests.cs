namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>A mock that starts with mappings saved by WireMock.Net plays the flows.</summary>
public sealed class SavedMappingTests : IDisposable
{
    private readonly MappingRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_saved_stub_answers_at_the_next_start_and_the_flows_are_played()
    {
        await using (var mock = await _root.StartAsync())
        {
            await mock.Curl.StubAsync(new { Title = "saved", Request = new { Path = "/saved" }, Response = new { Body = "saved" } });
            Assert.Equal(HttpStatusCode.OK, (await mock.Curl.SendAsync("POST", "/__admin/mappings/save")).Status);
        }

        await using var next = await _root.StartAsync();
        await using var project = await next.NewProjectAsync();
        await project.LoginAsync();

        Assert.Equal("saved", (await next.Curl.GetAsync("/saved")).Body);
    }

    [Fact]
    public async Task The_flows_are_also_played_after_a_save()
    {
        await using var mock = await _root.StartAsync();
        await mock.Curl.SendAsync("POST", "/__admin/mappings/save");
        // A reset reads the folder at once, as the watcher does later.
        await mock.Curl.SendAsync("POST", "/__admin/reset");
        await using var project = await mock.NewProjectAsync();

        await project.LoginAsync();
    }

    [Fact]
    public async Task The_mappings_of_the_mock_are_not_saved()
    {
        await using var mock = await _root.StartAsync();
        await mock.Curl.StubAsync(new { Title = "saved", Request = new { Path = "/saved" }, Response = new { Body = "saved" } });
        await mock.Curl.SendAsync("POST", "/__admin/mappings/save");

        Assert.Equal(["saved.json"], Directory.EnumerateFiles(_root.Mappings, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_stub_with_SaveToFile_is_saved_when_it_is_created()
    {
        await using var mock = await _root.StartAsync();
        await mock.Curl.StubAsync(new { Title = "saved", SaveToFile = true, Request = new { Path = "/saved" }, Response = new { Body = "saved" } });

        Assert.True(File.Exists(Path.Combine(_root.Mappings, "saved.json")));
        Assert.Equal("saved", (await mock.Curl.GetAsync("/saved")).Body);
    }

    [Theory]
    [InlineData("../../../outside/written")]
    [InlineData("..")]
    [InlineData("/etc/written")]
    public async Task The_title_of_a_saved_stub_names_no_file_outside_the_folder(string title)
    {
        await using var mock = await _root.StartAsync();
        var stub = new { Title = title, SaveToFile = true, Request = new { Path = "/saved" }, Response = new { } };
        await mock.Curl.SendAsync("POST", "/__admin/mappings", System.Text.Json.JsonSerializer.Serialize(stub));

        Assert.Equal([_root.SecretFile], Directory.EnumerateFileSystemEntries(_root.Outside));
        Assert.Equal(["__admin"], Directory.EnumerateFileSystemEntries(_root.Root).Select(Path.GetFileName));
    }
}
