namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Mappings that WireMock.Net writes into the folder.</summary>
public sealed class SavedMappingTests : IDisposable
{
    private readonly MappingRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_stub_with_SaveToFile_is_saved_when_it_is_made()
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
    public async Task The_title_of_a_saved_stub_leads_to_no_file_outside(string title)
    {
        await using var mock = await _root.StartAsync();
        var stub = new { Title = title, SaveToFile = true, Request = new { Path = "/saved" }, Response = new { } };
        await mock.Curl.SendAsync("POST", "/__admin/mappings", System.Text.Json.JsonSerializer.Serialize(stub));

        Assert.Equal([_root.SecretFile], Directory.EnumerateFileSystemEntries(_root.Outside));
        Assert.Equal(["__admin"], Directory.EnumerateFileSystemEntries(_root.Root).Select(Path.GetFileName));
    }
}
