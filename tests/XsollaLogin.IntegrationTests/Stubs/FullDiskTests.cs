namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>A file that does not fit on the disk is not written in part: the previous file stays.</summary>
public sealed class FullDiskTests : IDisposable
{
    // A limit of 8 KiB for each file stands for the full disk. XFSZ is ignored, so that the write fails instead. The runtime maps a larger file for W^X.
    private const string Limited = """trap '' XFSZ; ulimit -f 8; export DOTNET_EnableWriteXorExecute=0; exec "$@" """;
    private const string NeedsLinux = "The limit of a file needs Linux.";

    private static readonly string TooLarge = new('x', 100_000);

    private readonly MappingRoot _root = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_stub_or_body_that_does_not_fit_leaves_the_previous_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsLinux);
        await using var mock = await MockProcess.StartByBashAsync($"{Limited} --port 0 --root-dir '{_root.Root}'", Stop);
        using var curl = new Curl(mock.BaseAddress);
        await curl.StubAsync(SavedStub("small"));
        await curl.SendAsync("POST", "/__admin/files/body.txt", "small", "text/plain");
        var before = Files();
        var stub = await curl.SendAsync("POST", "/__admin/mappings", System.Text.Json.JsonSerializer.Serialize(SavedStub(TooLarge)));
        var body = await curl.SendAsync("PUT", "/__admin/files/body.txt", TooLarge, "text/plain");

        Assert.Equal(["body.txt", "saved.json"], before.Keys);
        Assert.False(stub.Status == HttpStatusCode.Created || body.Status == HttpStatusCode.OK, $"{stub} {body}");
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task An_export_that_does_not_fit_leaves_only_whole_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsLinux);
        var (code, _, _) = await MockProcess.RunByBashAsync($"{Limited} --export-wiremock '{_root.Root}'", Stop);

        Assert.NotEqual(0, code);
        Assert.All(Files(), file => Assert.NotEmpty(JsonNode.Parse(file.Value)!.AsArray()));
    }

    private static object SavedStub(string body) => new
    {
        Guid = "6f1c2b6e-5a0d-4f0e-9d3c-0a4be32c7d11",
        Title = "saved",
        SaveToFile = true,
        Request = new { Path = "/saved" },
        Response = new { Body = body },
    };

    private SortedDictionary<string, string> Files() =>
        new(Directory.GetFiles(_root.Mappings).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText), StringComparer.Ordinal);
}
